package io.github.boxeventflux.examples.tail;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} answers: what the jar's manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Tail.class.getPackage().getImplementationVersion();
        return new String[] {"tail of Box Event Flux " + (version == null ? "(not packaged)" : version)};
    }
}
