package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A thousand streams share one provider for two hours, while a token lives ten minutes: one call for each token. */
class ThousandStreamsTest {

    private static final int STREAMS = 1_000;
    private static final Duration HOURS = Duration.ofHours(2);

    private final SteppedTime time = new SteppedTime();
    private final FakeBox box = FakeBox.builder()
            .clock(new ShiftedClock(() -> Instant.EPOCH.plusMillis(time.now(TimeUnit.MILLISECONDS))))
            .tokens("no-other")
            .tokenLifetime(Duration.ofMinutes(10))
            .start();
    private final AccessTokenProvider tokens = BoxTokens.clientCredentials(
            ClientCredentialsGrant.builder()
                    .clientId("an-app")
                    .clientSecret("hush-hush")
                    .enterprise("4711")
                    .tokenUrl(box.tokenUrl())
                    .build(),
            HttpClients.unpooled(),
            time);
    private final AtomicInteger readings = new AtomicInteger();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(time)
            .requestBudget(RequestBudget.unlimited())
            .listener(new StreamListener() {
                @Override
                public void onWait(StreamInfo stream) {
                    readings.incrementAndGet();
                }
            })
            .build();
    private final Disposable.Composite streams = Disposables.composite();

    @AfterEach
    void close() {
        streams.dispose();
        box.close();
    }

    @Timeout(180)
    @ParameterizedTest(name = "asking every {0}: {1}")
    @CsvSource({
        "PT9M30S, each token is renewed ahead of its expiry",
        "PT12M, each token has expired when it is asked for"
    })
    void aTokenCostsOneCall(Duration interval, String how) {
        int rounds = (int) HOURS.dividedBy(interval);
        IntStream.range(0, STREAMS)
                .forEach(i -> streams.add(client.stream(options(interval)).subscribe()));
        awaitReadings(1);

        for (int round = 1; round <= rounds; round++) {
            time.advanceBy(interval);
            awaitReadings(round + 1);
            assertThat(renewals())
                    .as("renewals after %s, %s", interval.multipliedBy(round), how)
                    .isEqualTo(round + 1);
            assertThat(box.requests(Call.READ_EVENTS))
                    .as("with a token that is good")
                    .allMatch(request -> request.outcome().status() == 200);
            forgetReadings();
        }
    }

    private int forgotten;

    private int renewals() {
        return forgotten + box.count(Call.ISSUE_TOKEN);
    }

    private void forgetReadings() {
        forgotten += box.count(Call.ISSUE_TOKEN);
        box.clearLog();
    }

    private void awaitReadings(int times) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> readings.get() == STREAMS * times);
        // The last of the readings that were renewed ahead of may be over before the renewal is.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> box.requests(Call.ISSUE_TOKEN).stream()
                        .allMatch(request -> request.outcome().state() == RecordedRequest.State.ANSWERED));
    }

    private StreamOptions options(Duration interval) {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessTokenProvider(tokens)
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.earliest())
                .polling(PollingOptions.builder().interval(interval).build())
                .build();
    }
}
