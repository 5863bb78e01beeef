package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Act.Outage.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A wire that breaks and is mended. */
final class FaultyWire implements Wire {

    private final Wire wire;
    private @Nullable Kind outage;
    private Sinks.Empty<Reply> broken = Sinks.empty();
    private Sinks.Empty<Void> swallowed = Sinks.empty();
    private long calls;

    FaultyWire(Wire wire) {
        this.wire = wire;
    }

    void fail(Kind kind) {
        outage = kind;
        if (kind == Kind.BLACK_HOLE) {
            Sinks.Empty<Void> old = swallowed;
            swallowed = Sinks.empty();
            old.tryEmitEmpty();
        } else if (kind != Kind.NO_NAMES) {
            Sinks.Empty<Reply> old = broken;
            broken = Sinks.empty();
            old.tryEmitError(new IOException("Connection reset by peer"));
        }
    }

    void mend() {
        outage = null;
    }

    /** How many calls were made, whether they reached Box or not. */
    long calls() {
        return calls;
    }

    @Override
    public Mono<Reply> exchange(String method, URI url, Map<String, String> headers) {
        return Mono.defer(() -> {
            calls++;
            if (outage != null) {
                return failed(outage, url);
            }
            Mono<Reply> answer = Mono.firstWithSignal(wire.exchange(method, url, headers), broken.asMono());
            // What is swallowed stays open until the reader gives it up.
            return answer.takeUntilOther(swallowed.asMono()).switchIfEmpty(Mono.never());
        });
    }

    private static Mono<Reply> failed(Kind kind, URI url) {
        return switch (kind) {
            case REFUSED -> Mono.error(new ConnectException("Connection refused"));
            case NO_NAMES -> Mono.error(new UnknownHostException(url.getHost()));
            case NO_TLS -> Mono.error(new SSLHandshakeException("Remote host terminated the handshake"));
            case BLACK_HOLE -> Mono.never();
        };
    }
}
