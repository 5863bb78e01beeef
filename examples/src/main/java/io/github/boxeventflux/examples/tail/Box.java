package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.StreamPosition;
import java.net.URI;
import java.util.Map;

/** The Box that is read. */
interface Box extends AutoCloseable {

    /** With a token in the environment the real one, without one a played one. */
    static Box in(Map<String, String> environment) {
        String token = environment.getOrDefault("BOX_ACCESS_TOKEN", "");
        return token.isEmpty() ? PlayedBox.start() : new RealBox(token);
    }

    /** Where its API is. */
    URI apiUrl();

    /** What opens it. */
    String token();

    /** What a person should know before the first event. */
    String introduction();

    /** What a person should know after the last one. */
    String farewell(StreamPosition position);

    @Override
    void close();

    /** Opens a Box when it is needed. */
    @FunctionalInterface
    interface Opener {
        Box open();
    }
}
