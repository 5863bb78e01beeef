package io.github.boxeventflux.spring;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications with this starter and nothing else. */
final class Contexts {

    private Contexts() {}

    /** Without any property. */
    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BoxEventsAutoConfiguration.class));
    }

    /** With a token, and nothing written to the disk. */
    static ApplicationContextRunner withToken() {
        return bare().withPropertyValues("box.events.access-token=hush-hush", "box.events.checkpoint.store=none");
    }
}
