package io.github.boxeventflux.examples.terminal;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} answers: what the jar's manifest says. */
public final class Version implements IVersionProvider {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {spec.name() + " of Box Event Flux " + (version == null ? "(not packaged)" : version)};
    }
}
