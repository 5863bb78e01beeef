package io.github.boxeventflux.test;

import io.github.boxeventflux.test.NetworkFault.Way;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What has come through a network. */
final class NetworkTraffic {

    private final Changes changes = new Changes();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openConnections = new AtomicInteger();
    private final AtomicLong requestBytes = new AtomicLong();
    private final AtomicLong answerBytes = new AtomicLong();

    void accepted(Channel client) {
        connections.incrementAndGet();
        openConnections.incrementAndGet();
        changes.happened();
        client.closeFuture().addListener(closed -> {
            openConnections.decrementAndGet();
            changes.happened();
        });
    }

    void passedOn(Way way, int bytes) {
        (way == Way.REQUEST ? requestBytes : answerBytes).addAndGet(bytes);
    }

    int connections() {
        return connections.get();
    }

    int openConnections() {
        return openConnections.get();
    }

    long requestBytes() {
        return requestBytes.get();
    }

    long answerBytes() {
        return answerBytes.get();
    }

    void awaitConnections(int count, Duration atMost) {
        changes.await(() -> connections() >= count, atMost, () -> count + " connections, but " + connections());
    }

    void awaitOpenConnections(int count, Duration atMost) {
        changes.await(
                () -> openConnections() == count, atMost, () -> count + " open connections, but " + openConnections());
    }
}
