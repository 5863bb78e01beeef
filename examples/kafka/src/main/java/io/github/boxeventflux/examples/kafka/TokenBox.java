package io.github.boxeventflux.examples.kafka;

import java.util.List;
import java.util.Map;

/** The account at Box that a token belongs to. */
record TokenBox(String token) implements SourceBox {

    /** What an application has and a token has not. */
    private static final List<String> OF_AN_APPLICATION =
            List.of("box.client.id", "box.client.secret", "box.enterprise.id", "streams");

    @Override
    public String introduction() {
        return "Reading the account of BOX_ACCESS_TOKEN.";
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("access.token", token);
    }

    @Override
    public void fit(ReadyConfig config, Map<String, String> settings) {
        String id = settings.getOrDefault("box.client.id", "");
        settings.keySet().removeAll(OF_AN_APPLICATION);
        settings.put("box.access.token", id.replace("client.id", "access.token"));
    }

    @Override
    public void close() {
        // It stays where it is.
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenBox";
    }
}
