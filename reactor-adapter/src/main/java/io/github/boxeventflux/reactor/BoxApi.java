package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The three calls. Each is made once for each subscription, emits exactly one value, and fails with nothing but a
 * {@link io.github.boxeventflux.error.BoxEventException}; cancelling closes its connection.
 */
interface BoxApi {

    /** Reads the page at that position. */
    Mono<DecodedPage> readEvents(StreamPosition position);

    /** Reads a page of an enterprise's history at that position; asked for with the same period as the page before it. */
    Mono<DecodedPage> readHistory(StreamPosition position, Period period);

    /** Finds the servers that hold long polls; at least one. */
    Mono<List<RealtimeServer>> findServers();

    /** Waits for news after that position. Never {@link LongPollAnswer#SILENCE}: who waits limits the time. */
    Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position);
}
