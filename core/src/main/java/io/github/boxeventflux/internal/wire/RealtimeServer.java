package io.github.boxeventflux.internal.wire;

import java.net.URI;
import java.time.Duration;

/**
 * A server that holds long polls.
 *
 * @param address where it is, as a text, which takes a fifth of what a {@code URI} does: each of thousands of streams has
 *     one. It carries the channel and so is a secret
 * @param ttl how long it may be used before servers must be looked up again
 * @param maxRetries how many polls it takes before servers must be looked up again
 * @param retryTimeout how long a poll may be silent before it must be made anew
 */
public record RealtimeServer(String address, Duration ttl, int maxRetries, Duration retryTimeout) {

    public RealtimeServer(URI url, Duration ttl, int maxRetries, Duration retryTimeout) {
        this(url.toString(), ttl, maxRetries, retryTimeout);
    }

    /** Where it is. */
    public URI url() {
        return URI.create(address);
    }

    /** The same server at another address. */
    public RealtimeServer at(URI url) {
        return new RealtimeServer(url, ttl, maxRetries, retryTimeout);
    }

    /** The host alone. */
    @Override
    public String toString() {
        return "RealtimeServer[" + url().getHost() + "]";
    }
}
