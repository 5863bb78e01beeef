package io.github.boxeventflux.checkpoint.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;

/** Breaks before it gives a publisher. */
final class ThrowingFactory implements ConnectionFactory {

    @Override
    public Publisher<? extends Connection> create() {
        throw new IllegalStateException("no connection");
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return () -> "nothing";
    }
}
