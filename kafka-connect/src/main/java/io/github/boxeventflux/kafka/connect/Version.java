package io.github.boxeventflux.kafka.connect;

/** Which version this is. */
final class Version {

    static final String CURRENT = Resources.properties("version.properties").getProperty("version");

    private Version() {}
}
