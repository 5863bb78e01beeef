package io.github.boxeventflux.internal.wire;

import java.net.URI;
import java.time.Duration;

/**
 * A server that holds long polls.
 *
 * @param url where it is; it carries the channel and so is a secret
 * @param ttl how long it may be used before servers must be looked up again
 * @param maxRetries how many polls it takes before servers must be looked up again
 * @param retryTimeout how long a poll may be silent before it must be made anew
 */
public record RealtimeServer(URI url, Duration ttl, int maxRetries, Duration retryTimeout) {

    /** The same server at another address. */
    public RealtimeServer at(URI address) {
        return new RealtimeServer(address, ttl, maxRetries, retryTimeout);
    }

    /** The host alone. */
    @Override
    public String toString() {
        return "RealtimeServer[" + url.getHost() + "]";
    }
}
