package io.github.boxeventflux.examples.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged; {@code logback.xml} says what is usual. */
public final class Logs {

    private Logs() {}

    /** Shows everything that the library does. */
    public static void showDebug() {
        ((Logger) LoggerFactory.getLogger("io.github.boxeventflux")).setLevel(Level.DEBUG);
    }
}
