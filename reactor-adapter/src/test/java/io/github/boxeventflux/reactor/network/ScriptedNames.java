package io.github.boxeventflux.reactor.network;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names of which nobody knows any, until all of them are this machine. */
final class ScriptedNames extends AddressResolverGroup<InetSocketAddress> {

    private enum State {
        UNKNOWN,
        SILENT,
        KNOWN
    }

    private volatile State state = State.UNKNOWN;

    void fallSilent() {
        state = State.SILENT;
    }

    void answer() {
        state = State.KNOWN;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {
            @Override
            protected void doResolve(String name, Promise<InetAddress> promise) {
                switch (state) {
                    case UNKNOWN -> promise.setFailure(new UnknownHostException(name));
                    case SILENT -> {}
                    case KNOWN -> promise.setSuccess(InetAddress.getLoopbackAddress());
                }
            }

            @Override
            protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                switch (state) {
                    case UNKNOWN -> promise.setFailure(new UnknownHostException(name));
                    case SILENT -> {}
                    case KNOWN -> promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
                }
            }
        });
    }
}
