/** The module names that the jars carry, as a user writes them. */
module com.example.names {
    requires io.github.boxeventflux.core;
    requires io.github.boxeventflux.reactor;
    requires reactor.core;

    exports com.example.names;
}
