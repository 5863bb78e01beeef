package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.PageProgress.Page;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.support.Seeds;
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

    private final PageProgress progress = new PageProgress(position(0));

    @Test
    void atFirstTheStartIsSafe() {
        assertThat(progress.safePosition()).isEqualTo(position(0));
        assertThat(progress.openPages()).isZero();
    }

    @Test
    void halfAPageCountsForNothing() {
        Page page = progress.add(position(1), 3);
        page.acknowledge(0);
        page.acknowledge(2);
        assertThat(progress.safePosition()).isEqualTo(position(0));

        page.acknowledge(1);

        assertThat(progress.safePosition()).isEqualTo(position(1));
        assertThat(progress.openPages()).isZero();
    }

    @Test
    void aPageThatIsDoneWaitsForTheOneBeforeIt() {
        Page first = progress.add(position(1), 1);
        Page second = progress.add(position(2), 1);
        second.acknowledge(0);
        assertThat(progress.safePosition()).isEqualTo(position(0));
        assertThat(progress.openPages()).isEqualTo(2);

        first.acknowledge(0);

        assertThat(progress.safePosition()).isEqualTo(position(2));
        assertThat(progress.openPages()).isZero();
    }

    @Test
    void aPageWithoutEventsIsDoneAsSoonAsItsTurnComes() {
        progress.add(position(1), 0);
        assertThat(progress.safePosition()).isEqualTo(position(1));

        Page open = progress.add(position(2), 1);
        progress.add(position(3), 0);
        assertThat(progress.safePosition()).isEqualTo(position(1));

        open.acknowledge(0);
        assertThat(progress.safePosition()).isEqualTo(position(3));
    }

    @Test
    void anEventCanBeAcknowledgedOnceOnly() {
        Page page = progress.add(position(1), 2);

        assertThat(page.acknowledge(0)).isTrue();
        assertThat(page.acknowledge(0)).isFalse();
        assertThat(progress.safePosition()).isEqualTo(position(0));
        assertThat(page.acknowledge(1)).isTrue();
        assertThat(page.acknowledge(1)).isFalse();
        assertThat(progress.safePosition()).isEqualTo(position(1));
    }

    @Test
    void pagesThatDoNotAdvanceAreKeptApart() {
        Page one = progress.add(position(1), 1);
        Page other = progress.add(position(1), 1);
        other.acknowledge(0);

        assertThat(progress.safePosition()).isEqualTo(position(0));
        one.acknowledge(0);
        assertThat(progress.openPages()).isZero();
    }

    @Test
    void itAnswersWhatAListOfAllPagesWouldAnswer() {
        Seeds.forEach(200, random -> {
            PageProgress tested = new PageProgress(position(0));
            List<Page> pages = new ArrayList<>();
            List<boolean[]> done = new ArrayList<>();
            for (int step = 0; step < 150; step++) {
                if (pages.isEmpty() || random.nextInt(4) == 0) {
                    int events = random.nextInt(5);
                    done.add(new boolean[events]);
                    pages.add(tested.add(position(pages.size() + 1), events));
                } else {
                    int page = random.nextInt(pages.size());
                    int event = random.nextInt(5);
                    if (event < done.get(page).length) {
                        assertThat(pages.get(page).acknowledge(event)).isEqualTo(!done.get(page)[event]);
                        done.get(page)[event] = true;
                    }
                }
                int safe = safePages(done);
                assertThat(tested.safePosition()).isEqualTo(position(safe));
                assertThat(tested.openPages()).isEqualTo(pages.size() - safe);
            }
        });
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
        List<Page> pages = IntStream.rangeClosed(1, pageCount)
                .mapToObj(i -> tested.add(position(i), size))
                .toList();
        int stuck = random.nextInt(pageCount + 1);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, pageCount * size).boxed().toList());
            order.remove(Integer.valueOf(stuck * size));
            Collections.shuffle(order, random);
            work.add(() -> acknowledge(pages, order, size, tested));
        }
        int counted = 0;
        for (Future<Integer> result : threads.invokeAll(work)) {
            counted += result.get();
        }

        assertThat(counted).isEqualTo(pageCount * size - (stuck == pageCount ? 0 : 1));
        assertThat(tested.safePosition()).isEqualTo(position(stuck));
        assertThat(tested.openPages()).isEqualTo(pageCount - stuck);
    }

    private static int acknowledge(List<Page> pages, List<Integer> order, int size, PageProgress tested) {
        int counted = 0;
        int lastSafe = 0;
        for (int event : order) {
            counted += pages.get(event / size).acknowledge(event % size) ? 1 : 0;
            int safe = Integer.parseInt(tested.safePosition().value()) - 1_000;
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

    private static StreamPosition position(int page) {
        return new StreamPosition(String.valueOf(1_000 + page));
    }
}
