package io.github.boxeventflux.examples.kafka;

import java.util.Map;

/** The Box that the connectors read. */
interface SourceBox extends AutoCloseable {

    /** With a token in the environment the real one, without one a played one. */
    static SourceBox in(Map<String, String> environment) {
        String token = environment.getOrDefault("BOX_ACCESS_TOKEN", "");
        return token.isEmpty() ? new PlayedBox() : new TokenBox(token);
    }

    /** What a person should know before the first event. */
    String introduction();

    /** What the file of secrets holds. */
    Map<String, String> secrets();

    /** Makes the settings of a connector fit. */
    void fit(ReadyConfig config, Map<String, String> settings);

    @Override
    void close();
}
