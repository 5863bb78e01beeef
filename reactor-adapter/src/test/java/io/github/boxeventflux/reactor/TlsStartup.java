package io.github.boxeventflux.reactor;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * The first TLS connection of a process reads the machine's certificates from a file, once, on whatever thread makes it: that
 * is Reactor Netty's, and which test is the first depends on their order.
 */
public final class TlsStartup implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("reactor.netty.http.client.HttpClientSecure", "<clinit>");
    }
}
