package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.HistoryOptions.Order;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

/**
 * Two hundred enterprises are read from a moment on into the live stream, by readers that are killed and started again:
 * every event comes, once, and in the order of time as long as it is history. {@code -Dseed=…} repeats one.
 */
class HistoryPropertyTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ADMIN_LOGS_STREAMING);
    private static final Instant START = Instant.EPOCH.plus(Duration.ofDays(2));
    private static final int ENTERPRISES = Integer.getInteger("enterprises", 200);

    @Test
    void everyEventComesOnceWhateverTheEnterpriseAndWheneverItsReaderIsKilled() {
        Long asked = Long.getLong("seed");
        for (int i = 0; i < (asked == null ? ENTERPRISES : 1); i++) {
            long seed = asked == null ? ThreadLocalRandom.current().nextLong() : asked;
            VirtualTimeScheduler time = VirtualTimeScheduler.create();
            VirtualTimeScheduler.set(time);
            try {
                new Trial(seed, time).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=" + seed + ": " + e.getMessage(), e);
            } finally {
                VirtualTimeScheduler.reset();
            }
        }
    }

    private static final class Trial {

        private final Random random;
        private final VirtualTimeScheduler time;
        private final ScriptedStore store = new ScriptedStore();
        private final List<String> seen = new ArrayList<>();
        private final Instant since;
        private final Instant end;
        private final RandomEnterprise enterprise;
        private final int pageLimit;

        Trial(long seed, VirtualTimeScheduler time) {
            this.time = time;
            random = new Random(seed);
            time.advanceTimeTo(START);
            pageLimit = 1 + random.nextInt(60);
            int mostMillisBetween = 200 + random.nextInt(20_000);
            since = now().minusSeconds(random.nextInt(2 * mostMillisBetween));
            end = now().plusSeconds(120 + random.nextInt(600));
            enterprise = new RandomEnterprise(
                    random, new Period(since.minusSeconds(100), end), mostMillisBetween, pageLimit, this::now);
        }

        private Instant now() {
            return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
        }

        void run() {
            boolean ordered = random.nextBoolean();
            List<String> expected = enterprise.ids(since, end);
            while (now().isBefore(end) || random.nextBoolean()) {
                read(ordered, Duration.ofMillis(random.nextInt(random.nextBoolean() ? 5_000 : 1_000_000)));
            }
            read(ordered, Duration.ofHours(1));
            assertThat(seen).doesNotHaveDuplicates().containsAll(expected).isSubsetOf(enterprise.ids(mayCome(), end));
            if (ordered) {
                int history = surelyHistory();
                assertThat(seen.subList(0, history)).isEqualTo(expected.subList(0, history));
            }
        }

        /** From when on: the live stream also tells, late, of what happened just before its position was taken. */
        private Instant mayCome() {
            Instant late = START.minusSeconds(RandomEnterprise.MOST_LIVE_LATE);
            return since.isBefore(late) ? since : late;
        }

        /** How many happened before the first subscription. */
        private int surelyHistory() {
            return enterprise.ids(since, START.minusSeconds(1)).size();
        }

        private void read(boolean ordered, Duration untilKilled) {
            StreamOptions options = ScriptedBoxApi.options(StreamType.ADMIN_LOGS_STREAMING)
                    .name(KEY.name())
                    .startAt(StartAt.since(since))
                    .checkpointStore(store)
                    .pageLimit(pageLimit)
                    // Enough for the repeats of the live stream, and not for what both streams have.
                    .deduplication(DeduplicationOptions.builder().maxIds(200).build())
                    .history(HistoryOptions.builder()
                            .concurrency(1 + random.nextInt(8))
                            .order(ordered ? Order.ORDERED : Order.UNORDERED)
                            .build())
                    .build();
            TestSubscriber<String> reader = ScriptedBoxApi.read(enterprise.calls(), options, Reader::records)
                    .doOnNext(EventRecord::acknowledge)
                    .map(next -> String.valueOf(next.event().eventId()))
                    .subscribeWith(TestSubscriber.create());
            time.advanceTimeBy(untilKilled);
            reader.cancel();
            time.advanceTimeBy(Duration.ofMillis(1));
            seen.addAll(reader.getReceivedOnNext());
        }
    }
}
