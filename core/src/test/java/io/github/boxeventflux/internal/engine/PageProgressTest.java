package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.internal.engine.PageProgress.Page;
import io.github.boxeventflux.internal.engine.PageProgress.Snapshot;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.support.Samples;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageProgressTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final PageProgress progress = new PageProgress(position(0));
    private int pages;

    @Test
    void atFirstTheStartIsSafe() {
        assertThat(progress.snapshot()).isEqualTo(new Snapshot(position(0), null, 0, List.of(), 0));
        assertThat(progress.unacknowledged()).isZero();
    }

    @Test
    void halfAPageMovesNothingButIsRemembered() {
        Page page = add(3);
        page.acknowledge(0, "a");
        page.acknowledge(2, "c");
        assertThat(progress.snapshot().place()).isEqualTo(position(0));
        assertThat(progress.snapshot().acknowledgedBeyond()).containsExactly("a", "c");
        assertThat(progress.unacknowledged()).isEqualTo(1);

        page.acknowledge(1, "b");

        assertSaved(1);
        assertThat(progress.snapshot().acknowledgedBeyond()).isEmpty();
        assertThat(progress.unacknowledged()).isZero();
    }

    @Test
    void aPageThatIsDoneWaitsForTheOneBeforeIt() {
        Page first = add(1);
        Page second = add(1);
        second.acknowledge(0, "b");
        assertSaved(0);
        assertThat(progress.snapshot().acknowledgedBeyond()).containsExactly("b");

        first.acknowledge(0, "a");

        assertSaved(2);
        assertThat(progress.snapshot().acknowledgedBeyond()).isEmpty();
    }

    @Test
    void aPageWithoutEventsIsDoneAsSoonAsItsTurnComes() {
        add(0);
        assertSaved(1);

        Page open = add(1);
        add(0);
        assertSaved(1);

        open.acknowledge(0, "a");
        assertSaved(3);
    }

    @Test
    void anEventCanBeAcknowledgedOnceOnly() {
        Page page = add(2);

        assertThat(page.acknowledge(0, "a")).isTrue();
        assertThat(page.acknowledge(0, "a")).isFalse();
        assertSaved(0);
        assertThat(page.acknowledge(1, "b")).isTrue();
        assertThat(page.acknowledge(1, "b")).isFalse();
        assertSaved(1);
    }

    @Test
    void anEventWithoutAnIdIsOnlyKnownByItsPage() {
        Page page = add(2);
        page.acknowledge(0, null);
        assertThat(progress.snapshot().acknowledgedBeyond()).isEmpty();

        page.acknowledge(1, null);

        assertSaved(1);
    }

    @Test
    void theTimeIsThatOfThePageThatGaveThePosition() {
        progress.add(1, position(1), T0, 0);
        assertThat(progress.snapshot().readAt()).isEqualTo(T0);

        progress.add(2, position(2), T0.plusSeconds(5), 0);
        assertThat(progress.snapshot().readAt()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void aPositionThatStaysIsWorthASaveOnceAnHour() {
        progress.add(1, position(1), T0, 0);
        long version = progress.version();
        progress.add(2, position(1), T0.plus(Duration.ofMinutes(59)), 0);
        assertThat(progress.version()).isEqualTo(version);

        progress.add(3, position(1), T0.plus(Duration.ofMinutes(61)), 0);

        assertThat(progress.version()).isGreaterThan(version);
        assertThat(progress.snapshot().readAt()).isEqualTo(T0.plus(Duration.ofMinutes(61)));
    }

    @Test
    void thereIsNoCheckpointBeforeBoxNamedAPosition() {
        PageProgress live = new PageProgress(Place.at(PositionGuard.NOW));
        RecentEventIds recent = new RecentEventIds(Samples.options().build());
        assertThat(live.snapshot().checkpoint(recent)).isNull();

        live.add(1, position(1), T0, 0);

        assertThat(live.snapshot().checkpoint(recent))
                .isEqualTo(new Checkpoint(position(1).position(), T0, List.of(), List.of()));
    }

    @Test
    void oneEventThatIsNeverAcknowledgedMakesNothingGrowForEver() {
        add(1);
        for (int page = 0; page < 1_000; page++) {
            Page done = add(500);
            for (int event = 0; event < 500; event++) {
                done.acknowledge(event, page + "-" + event);
            }
        }

        assertThat(progress.snapshot().acknowledgedBeyond())
                .hasSize(PageProgress.MAX_BEYOND)
                .endsWith("999-499");
        assertThat(progress.unacknowledged()).isEqualTo(1);
        assertSaved(0);
    }

    @Test
    void itAnswersWhatAListOfAllPagesWouldAnswer() {
        Seeds.forEach(200, random -> {
            PageProgress tested = new PageProgress(position(0));
            List<Page> known = new ArrayList<>();
            List<boolean[]> done = new ArrayList<>();
            for (int step = 0; step < 150; step++) {
                if (known.isEmpty() || random.nextInt(4) == 0) {
                    int events = random.nextInt(5);
                    done.add(new boolean[events]);
                    known.add(tested.add(known.size() + 1, position(known.size() + 1), T0, events));
                } else {
                    int page = random.nextInt(known.size());
                    int event = random.nextInt(5);
                    if (event < done.get(page).length) {
                        assertThat(known.get(page).acknowledge(event, page + "-" + event))
                                .isEqualTo(!done.get(page)[event]);
                        done.get(page)[event] = true;
                    }
                }
                assertLikeTheList(tested.snapshot(), done);
                assertThat(tested.unacknowledged())
                        .isEqualTo(count(done, 0, false).size());
            }
        });
    }

    private static void assertLikeTheList(Snapshot snapshot, List<boolean[]> done) {
        int safe = safePages(done);
        assertThat(snapshot.place()).isEqualTo(position(safe));
        assertThat(snapshot.page()).isEqualTo(safe);
        assertThat(snapshot.acknowledgedBeyond()).containsExactlyInAnyOrderElementsOf(count(done, safe, true));
    }

    private static List<String> count(List<boolean[]> done, int from, boolean state) {
        List<String> found = new ArrayList<>();
        for (int page = from; page < done.size(); page++) {
            for (int event = 0; event < done.get(page).length; event++) {
                if (done.get(page)[event] == state) {
                    found.add(page + "-" + event);
                }
            }
        }
        return found;
    }

    @Test
    void acknowledgementsFromManyThreadsAllCountOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Seeds.forEach(200, random -> acknowledgeFromManyThreads(random, threads));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void acknowledgeFromManyThreads(Random random, ExecutorService threads) throws Exception {
        PageProgress tested = new PageProgress(position(0));
        int pageCount = 20;
        int size = 1 + random.nextInt(20);
        List<Page> known = IntStream.rangeClosed(1, pageCount)
                .mapToObj(i -> tested.add(i, position(i), T0, size))
                .toList();
        int stuck = random.nextInt(pageCount + 1);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, pageCount * size).boxed().toList());
            order.remove(Integer.valueOf(stuck * size));
            Collections.shuffle(order, random);
            work.add(() -> acknowledge(known, order, size, tested));
        }
        int counted = 0;
        for (Future<Integer> result : threads.invokeAll(work)) {
            counted += result.get();
        }

        int left = stuck == pageCount ? 0 : 1;
        assertThat(counted).isEqualTo(pageCount * size - left);
        assertThat(tested.snapshot().place()).isEqualTo(position(stuck));
        assertThat(tested.unacknowledged()).isEqualTo(left);
        assertThat(tested.snapshot().acknowledgedBeyond()).hasSize((pageCount - stuck) * size - left);
    }

    private static int acknowledge(List<Page> known, List<Integer> order, int size, PageProgress tested) {
        int counted = 0;
        long lastSafe = 0;
        for (int event : order) {
            counted += known.get(event / size).acknowledge(event % size, "e" + event) ? 1 : 0;
            long safe = tested.snapshot().page();
            assertThat(safe).isGreaterThanOrEqualTo(lastSafe);
            lastSafe = safe;
        }
        return counted;
    }

    private static int safePages(List<boolean[]> done) {
        int safe = 0;
        for (boolean[] page : done) {
            for (boolean event : page) {
                if (!event) {
                    return safe;
                }
            }
            safe++;
        }
        return safe;
    }

    private Page add(int events) {
        pages++;
        return progress.add(pages, position(pages), T0, events);
    }

    private void assertSaved(int page) {
        assertThat(progress.snapshot().place()).isEqualTo(position(page));
        assertThat(progress.snapshot().page()).isEqualTo(page);
    }

    private static Place position(int page) {
        return Place.at(new StreamPosition(String.valueOf(1_000 + page)));
    }
}
