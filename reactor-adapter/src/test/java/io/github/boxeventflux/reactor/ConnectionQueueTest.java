package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.scheduler.VirtualTimeScheduler;

/** More calls than connections: who waits for one is not told that Box were late. */
class ConnectionQueueTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Map<String, RetryableException> retried = new ConcurrentHashMap<>();
    private final Disposable.Composite streams = Disposables.composite();

    @AfterEach
    void close() {
        streams.dispose();
        box.close();
    }

    private BoxEventClient client(ConnectionProvider.Builder connections) {
        return BoxEventClient.builder()
                .httpClient(HttpClient.create(connections.maxConnections(1).build()))
                .scheduler(time)
                .listener(new StreamListener() {
                    @Override
                    public void onRetry(
                            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                        retried.put(String.valueOf(stream.name()), error);
                    }
                })
                .build();
    }

    private void read(BoxEventClient client, String user) {
        StreamOptions options = StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .asUser(user)
                .name(user)
                .build();
        streams.add(client.stream(options).subscribe());
    }

    @Test
    void theTimeOfAnAnswerBeginsWithItsRequest() {
        box.inject(Call.READ_EVENTS, Fault.silence());
        BoxEventClient client = client(ConnectionProvider.builder("one"));
        read(client, "first");
        box.awaitRequests(Call.READ_EVENTS, 1, SOON);
        read(client, "second");

        time.advanceTimeBy(Duration.ofSeconds(60));

        assertThat(box.awaitRequests(Call.READ_EVENTS, 2, SOON).get(1).asUser()).isEqualTo("second");
        assertThat(retried).containsOnlyKeys("first");
        assertThat(retried.get("first")).isInstanceOf(AnswerTimeoutException.class);
    }

    @Test
    void aPoolThatHasNoConnectionInTimeIsToldAsWhatItIs() {
        box.inject(Call.READ_EVENTS, Fault.silence());
        BoxEventClient client = client(ConnectionProvider.builder("one").pendingAcquireTimeout(Duration.ofMillis(100)));
        read(client, "first");
        box.awaitRequests(Call.READ_EVENTS, 1, SOON);

        read(client, "second");

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(retried.get("second"))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("could not be reached"));
    }
}
