package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;
import reactor.core.publisher.Mono;

/** Observes each call that reads a page; the others wait for minutes, or are few. */
record ObservedBoxApi(BoxApi api, MicrometerObserving observing, StreamInfo stream) implements BoxApi {

    @Override
    public Mono<DecodedPage> readEvents(StreamPosition position) {
        return observing.read(stream, api.readEvents(position));
    }

    @Override
    public Mono<DecodedPage> readHistory(StreamPosition position, Period period) {
        return observing.read(stream, api.readHistory(position, period));
    }

    @Override
    public Mono<List<RealtimeServer>> findServers() {
        return api.findServers();
    }

    @Override
    public Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position) {
        return api.longPoll(server, position);
    }
}
