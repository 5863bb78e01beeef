package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The three calls as a test wants them, without HTTP, so that hours can pass in virtual time. */
final class ScriptedBoxApi implements BoxApi {

    static final RealtimeServer SERVER = server("one", Duration.ofMinutes(10), 10);

    /** Every call that was made, as "read P", "find" or "poll HOST P". */
    final List<String> calls = new ArrayList<>();

    private Function<StreamPosition, Mono<DecodedPage>> reads = position -> Mono.just(page("P0"));
    private BiFunction<StreamPosition, Period, Mono<DecodedPage>> history = (position, period) -> Mono.never();
    private Supplier<Mono<List<RealtimeServer>>> finds = () -> Mono.just(List.of(SERVER));
    private Function<RealtimeServer, Mono<LongPollAnswer>> polls = server -> Mono.never();

    static RealtimeServer server(String host, Duration ttl, int maxRetries) {
        return new RealtimeServer(
                URI.create("https://" + host + ".box.net/subscribe"), ttl, maxRetries, Duration.ofSeconds(610));
    }

    static Event event(String id) {
        String json = "{\"type\":\"event\",\"event_id\":\"" + id + "\",\"event_type\":\"ITEM_UPLOAD\"}";
        return EventDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The page with these events that leads to that position. */
    static DecodedPage page(@Nullable String nextPosition, String... eventIds) {
        return new DecodedPage(
                Arrays.stream(eventIds).map(ScriptedBoxApi::event).toList(), nextPosition);
    }

    static StreamOptions.Builder options(StreamType streamType) {
        return StreamOptions.builder().accessToken("test-token").streamType(streamType);
    }

    ScriptedBoxApi onRead(Function<StreamPosition, Mono<DecodedPage>> answer) {
        reads = answer;
        return this;
    }

    /** Answers the pages in order; the last one again and again. */
    ScriptedBoxApi onReads(DecodedPage... pages) {
        return onRead(position -> Mono.just(pages[Math.min(countOf("read") - 1, pages.length - 1)]));
    }

    ScriptedBoxApi onHistory(BiFunction<StreamPosition, Period, Mono<DecodedPage>> answer) {
        history = answer;
        return this;
    }

    ScriptedBoxApi onFind(Supplier<Mono<List<RealtimeServer>>> answer) {
        finds = answer;
        return this;
    }

    ScriptedBoxApi onPoll(Function<RealtimeServer, Mono<LongPollAnswer>> answer) {
        polls = answer;
        return this;
    }

    /** What a subscriber gets from this script, at the time that rules at subscription. */
    Flux<String> eventIds(StreamOptions options, StreamListener... listeners) {
        return eventIds(this, options, listeners);
    }

    /** What a subscriber gets from those calls, at the time that rules at subscription. */
    static Flux<String> eventIds(BoxApi api, StreamOptions options, StreamListener... listeners) {
        return read(api, options, Reader::events, listeners).map(event -> String.valueOf(event.eventId()));
    }

    /** As a client does it, with those calls. */
    static <T> Flux<T> read(
            BoxApi api, StreamOptions options, Function<Reader, Flux<T>> delivery, StreamListener... listeners) {
        return Flux.defer(() -> {
            StreamTime time = StreamTime.atSubscription(null, null);
            StreamSignals signals =
                    new StreamSignals(new StreamInfo(options.name(), options.streamType()), List.of(listeners));
            StreamContext context = StreamContext.of(options, api, new Random(1), time, signals);
            return new Session(context, new HeldLeases()).run(delivery);
        });
    }

    int countOf(String call) {
        return (int) calls.stream().filter(made -> made.startsWith(call)).count();
    }

    @Override
    public Mono<DecodedPage> readEvents(StreamPosition position) {
        return Mono.defer(() -> {
            calls.add("read " + position);
            return reads.apply(position);
        });
    }

    @Override
    public Mono<DecodedPage> readHistory(StreamPosition position, Period period) {
        return Mono.defer(() -> {
            calls.add("history " + position + " " + period.from() + " " + period.to());
            return history.apply(position, period);
        });
    }

    @Override
    public Mono<List<RealtimeServer>> findServers() {
        return Mono.defer(() -> {
            calls.add("find");
            return finds.get();
        });
    }

    @Override
    public Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position) {
        return Mono.defer(() -> {
            calls.add("poll " + server.url().getHost() + " " + position);
            return polls.apply(server);
        });
    }
}
