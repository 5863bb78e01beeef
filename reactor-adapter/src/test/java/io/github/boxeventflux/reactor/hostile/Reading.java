package io.github.boxeventflux.reactor.hostile;

import static io.github.boxeventflux.reactor.hostile.HostileBox.SOON;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

/** Reads with a single connection for all calls but polls, so that one which is not given back would be missed. */
final class Reading implements AutoCloseable {

    private final ConnectionProvider single = ConnectionProvider.create("single", 1);
    private final List<RetryableException> errors = new CopyOnWriteArrayList<>();
    private final List<Duration> delays = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final HostileBox box;

    Reading(HostileBox box) {
        this.box = box;
    }

    /** The errors after which a call was made once more. */
    List<RetryableException> errors() {
        return List.copyOf(errors);
    }

    /** How long each of those was put off. */
    List<Duration> delays() {
        return List.copyOf(delays);
    }

    /** The hosts that no token goes to. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** From the first event on, hardly pausing after a fault. */
    StreamOptions.Builder options() {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessToken("hush-hush")
                .startAt(StartAt.earliest())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(10))
                        .maxRetryAfter(Duration.ofSeconds(1))
                        .build());
    }

    /** From what happens after a first page, so that servers are looked up and polled before anything else is read. */
    StreamOptions.Builder waiting() {
        box.answers(BoxCall.READ_EVENTS, Bytes.json("{\"entries\":[],\"next_stream_position\":400}"));
        return options().startAt(StartAt.now());
    }

    static AnswerLimits answerWithin(Duration time) {
        return AnswerLimits.builder().answerTimeout(time).build();
    }

    Flux<String> eventIds(StreamOptions.Builder options) {
        return client().stream(options.build()).mapNotNull(Event::eventId);
    }

    /** That after all the first event comes. */
    void assertReadsOn(StreamOptions.Builder options) {
        eventIds(options)
                .take(1)
                .as(StepVerifier::create)
                .expectNext("e1")
                .expectComplete()
                .verify(SOON);
    }

    @Override
    public void close() {
        single.disposeLater().block(SOON);
    }

    private BoxEventClient client() {
        return BoxEventClient.builder()
                .httpClient(HttpClient.create(single).followRedirect(true))
                .longPollHttpClient(
                        HttpClient.create(ConnectionProvider.newConnection()).followRedirect(true))
                .listener(new StreamListener() {
                    @Override
                    public void onRetry(
                            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                        errors.add(error);
                        delays.add(delay);
                    }

                    @Override
                    public void onServerRefused(StreamInfo stream, String host) {
                        refused.add(host);
                    }
                })
                .build();
    }
}
