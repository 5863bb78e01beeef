package io.github.boxeventflux.examples.box;

import java.net.URI;

/**
 * The real one, read with somebody's token.
 *
 * @param token that token
 */
public record RealBox(String token) implements Box {

    private static final URI API = URI.create("https://api.box.com/2.0");

    @Override
    public URI apiUrl() {
        return API;
    }

    @Override
    public boolean isReal() {
        return true;
    }

    @Override
    public String name() {
        return API.toString();
    }

    @Override
    public String introduction() {
        return "Reading " + API + " with the token in BOX_ACCESS_TOKEN.";
    }

    @Override
    public void close() {}

    /** Without the token. */
    @Override
    public String toString() {
        return "RealBox[" + API + "]";
    }
}
