package io.github.boxeventflux.reactor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import io.github.boxeventflux.test.FaultyNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A Box that is reached over two networks, its API over one and its realtime server over the other. */
final class BehindNetwork implements AutoCloseable {

    /** Nothing takes that long but a test that fails. */
    static final Duration SOON = Duration.ofSeconds(30);

    private final ConnectionProvider connections = ConnectionProvider.create("behind-network", 10);
    private final List<RetryableException> errors = new CopyOnWriteArrayList<>();
    private final FakeBox box;
    private final FaultyNetwork api;
    private final FaultyNetwork realtime;

    BehindNetwork(FakeBoxBuilder settings) {
        box = settings.start();
        api = FaultyNetwork.to(box.apiUrl());
        realtime = FaultyNetwork.to(box.realtimeUrls().get(0));
        box.tellRealtimeUrls(realtime.url());
    }

    FakeBox box() {
        return box;
    }

    FaultyNetwork api() {
        return api;
    }

    FaultyNetwork realtime() {
        return realtime;
    }

    /** The errors after which a call was made once more. */
    List<RetryableException> errors() {
        return List.copyOf(errors);
    }

    /** Lets that many events happen; their ids are their numbers. */
    void publish(int from, int count) {
        for (int i = from; i < from + count; i++) {
            box.publish("{\"event_id\":\"%d\",\"event_type\":\"ITEM_UPLOAD\",\"note\":\"%s\"}"
                    .formatted(i, "x".repeat(100)));
        }
    }

    static List<String> ids(int from, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            ids.add(Integer.toString(i));
        }
        return ids;
    }

    /** From the first event on, hardly pausing after a fault, and waiting a second at most for news. */
    StreamOptions.Builder options() {
        return StreamOptions.builder()
                .apiUrl(api.url())
                .accessToken(box.token())
                .startAt(StartAt.earliest())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(10))
                        .build())
                .longPoll(
                        LongPollOptions.builder().maxWait(Duration.ofSeconds(1)).build());
    }

    static AnswerLimits answerWithin(Duration time) {
        return AnswerLimits.builder().answerTimeout(time).build();
    }

    /** Reads over connections of its own. */
    Flux<String> eventIds(StreamOptions.Builder options, UnaryOperator<HttpClient> http) {
        BoxEventClient client = BoxEventClient.builder()
                .httpClient(http.apply(HttpClient.create(connections)))
                .listener(new StreamListener() {
                    @Override
                    public void onRetry(
                            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                        errors.add(error);
                    }
                })
                .build();
        return client.stream(options.build()).map(Event::eventId);
    }

    /** Reads as many events as there are, and checks that they are those, in their order. */
    void assertReads(int count, StreamOptions.Builder options, UnaryOperator<HttpClient> http) {
        assertThat(eventIds(options, http).take(count).collectList().block(SOON))
                .isEqualTo(ids(0, count));
    }

    /** That nothing stays open when the client's pool is closed. */
    void assertNothingIsLeft() {
        connections.disposeLater().block(SOON);
        api.awaitOpenConnections(0, SOON);
        realtime.awaitOpenConnections(0, SOON);
    }

    @Override
    public void close() {
        connections.dispose();
        api.close();
        realtime.close();
        box.close();
    }
}
