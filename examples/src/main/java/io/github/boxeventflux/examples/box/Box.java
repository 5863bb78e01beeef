package io.github.boxeventflux.examples.box;

import java.net.URI;
import java.util.Map;

/** The Box that is read. */
public interface Box extends AutoCloseable {

    /** With a token in the environment the real one, without one a played one. */
    static Box in(Map<String, String> environment, Opener played) {
        String token = environment.getOrDefault("BOX_ACCESS_TOKEN", "");
        return token.isEmpty() ? played.open() : new RealBox(token);
    }

    /** Where its API is. */
    URI apiUrl();

    /** What opens it. */
    String token();

    /** Whether what it tells has happened. */
    boolean isReal();

    /** Which one it is: the same in every process that reads the same one. */
    String name();

    /** What a person should know before the first event. */
    String introduction();

    @Override
    void close();

    /** Opens a Box when it is needed. */
    @FunctionalInterface
    interface Opener {

        /** To be closed by who opened it. */
        Box open();
    }
}
