package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.StreamPosition;
import java.net.URI;

/** The real one, read with somebody's token. */
final class RealBox implements Box {

    private static final URI API = URI.create("https://api.box.com/2.0");

    private final String token;

    RealBox(String token) {
        this.token = token;
    }

    @Override
    public URI apiUrl() {
        return API;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String introduction() {
        return "Reading " + API + " with the token in BOX_ACCESS_TOKEN.";
    }

    @Override
    public String farewell(StreamPosition position) {
        return "Last position " + position + ": go on from there with --from " + position;
    }

    @Override
    public void close() {}
}
