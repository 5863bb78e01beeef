package io.github.boxeventflux.reactor;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may block for a moment, though BlockHound finds it: Netty's allocator, where threads meet; and the first TLS
 * connection of a process, which reads the machine's certificates from a file on whatever thread makes it (which test is
 * the first depends on their order).
 */
public final class BlockingByDesign implements BlockHoundIntegration {

    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate")
                .allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free")
                .allowBlockingCallsInside("reactor.netty.http.client.HttpClientSecure", "<clinit>");
    }
}
