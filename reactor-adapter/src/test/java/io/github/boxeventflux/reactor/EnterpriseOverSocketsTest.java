package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.HistoryOptions.Order;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** An enterprise whose year is read over real connections, in real time: so it is late by parts of a second here. */
@Timeout(240)
class EnterpriseOverSocketsTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration LIVE = Duration.ofSeconds(4);

    private final Instant yearEnd = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Enterprise enterprise(Random random) {
        return Enterprise.yearUntil(yearEnd, random.nextLong())
                .events(1_000 + random.nextInt(4_000))
                .busiestDays(random.nextInt(4))
                .perMinute(600)
                .lateArrivals(3);
    }

    private static FakeBox box(Enterprise enterprise, boolean openWindows) {
        return builder(enterprise).openWindows(openWindows).start();
    }

    private static FakeBoxBuilder builder(Enterprise enterprise) {
        return FakeBox.builder()
                .enterprise(enterprise)
                .delay(StreamType.ADMIN_LOGS, Duration.ofMillis(900))
                .delay(StreamType.ADMIN_LOGS_STREAMING, Duration.ofMillis(300));
    }

    private static StreamOptions.Builder options(FakeBox box, StreamType streamType, Instant since) {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessToken(box.token())
                .streamType(streamType)
                .pageLimit(100)
                .startAt(StartAt.since(since))
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .build())
                .polling(
                        PollingOptions.builder().interval(Duration.ofSeconds(1)).build());
    }

    private static HistoryOptions.Builder history() {
        return HistoryOptions.builder().overlap(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"1, ORDERED, false", "8, ORDERED, true", "8, UNORDERED, false", "3, UNORDERED, true"})
    void aPeriodHoldsExactlyItsEvents(int concurrency, Order order, boolean openWindows) {
        Seeds.forEach(1, random -> {
            Enterprise enterprise = enterprise(random);
            Instant since = yearEnd.minusSeconds(random.nextInt(365 * 86_400 - 60));
            Instant until = yearEnd.minusSeconds(
                    random.nextInt((int) Duration.between(since, yearEnd).toSeconds()));
            try (FakeBox box = box(enterprise, openWindows)) {
                StreamOptions options = options(box, StreamType.ADMIN_LOGS, since)
                        .createdBefore(until)
                        .history(history().concurrency(concurrency).order(order).build())
                        .build();

                List<String> seen = new ArrayList<>();
                BoxEventFlux.stream(options)
                        .doOnNext(event -> seen.add(String.valueOf(event.eventId())))
                        .then()
                        .as(StepVerifier::create)
                        .expectComplete()
                        .verify(SOON);

                List<String> expected = enterprise.idsBetween(since, until).toList();
                if (order == Order.ORDERED) {
                    assertThat(seen).isEqualTo(expected);
                } else {
                    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        });
    }

    @Test
    void sinceAMomentAndThenLiveEveryEventComesOnceWhateverIsCancelledAndBroken() {
        Seeds.forEach(2, random -> {
            Enterprise enterprise = enterprise(random);
            Instant since = yearEnd.minusSeconds(1 + random.nextInt(360 * 86_400));
            try (FakeBox box = box(enterprise, random.nextBoolean())) {
                StreamOptions options = options(box, StreamType.ADMIN_LOGS_STREAMING, since)
                        .name("audit")
                        .checkpointStore(CheckpointStore.inMemory())
                        .history(history().concurrency(1 + random.nextInt(8)).build())
                        .build();
                List<String> expected =
                        enterprise.idsBetween(since, yearEnd.plus(LIVE)).toList();

                List<String> seen = readInTurns(options, box, Set.copyOf(expected), random);

                assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
                int history = (int) enterprise.countBetween(since, yearEnd.minusSeconds(1));
                assertThat(seen.subList(0, history)).isEqualTo(expected.subList(0, history));
            }
        });
    }

    /** Ends again and again, while Box fails now and then, until those have all come. */
    private static List<String> readInTurns(StreamOptions options, FakeBox box, Set<String> wanted, Random random) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < wanted.size()) {
            box.inject(Call.READ_EVENTS, Fault.none(), Fault.status(503), Fault.none(), Fault.reset());
            int left = wanted.size() - seen.size();
            BoxEventFlux.records(options)
                    .doOnNext(EventRecord::acknowledge)
                    .map(next -> String.valueOf(next.event().eventId()))
                    .filter(wanted::contains)
                    .doOnNext(seen::add)
                    .take(random.nextInt(4) == 0 ? left : 1 + random.nextInt(left))
                    .then()
                    .as(StepVerifier::create)
                    .expectComplete()
                    .verify(SOON);
        }
        return seen;
    }
}
