package io.github.boxeventflux.campaigns.faults;

import java.net.URI;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A way to a Box without sockets, in whatever time its scheduler has. */
@FunctionalInterface
public interface Wire {

    /** What comes back; an error for what is no HTTP any more, and nothing at all for silence. */
    Mono<Reply> exchange(String method, URI url, Map<String, String> headers);

    /** An answer that came whole. */
    record Reply(int status, Map<String, String> headers, String body) {}
}
