package io.github.boxeventflux.benchmarks.repeats;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jol.info.GraphLayout;

/** A full window takes one more page of new events. An operation is one id. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RepeatsWindow.PAGE)
public class RepeatsWindow {

    static final int PAGE = 500;
    static final int IDS = 10_000;

    /** Enough for none of them to be known any more when it comes again. */
    static final int PAGES = 3 * IDS / PAGE;

    private static final StreamOptions OPTIONS =
            StreamOptions.builder().accessToken("any").build();

    private final Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final List<List<Event>> pages = pages();
    private final RecentEventIds window = new RecentEventIds(OPTIONS);
    private final Set<String> set = new LinkedHashSet<>();
    private int next;

    /** This library's window: with the page and the time of each id, and bounded by age, too. */
    @Benchmark
    public List<Event> boxEventFlux() {
        return window.unseen(nextPage(), now);
    }

    /** The JDK's set, which remembers the ids and their order and nothing else. */
    @Benchmark
    public List<Event> linkedHashSet() {
        List<Event> unseen = new ArrayList<>(PAGE);
        for (Event event : nextPage()) {
            if (set.add(Objects.requireNonNull(event.eventId()))) {
                unseen.add(event);
            }
        }
        while (set.size() > IDS) {
            set.remove(set.iterator().next());
        }
        return unseen;
    }

    /** What the window takes after so many pages, the ids with it. */
    static double bytes(int pages) {
        RepeatsWindow windows = new RepeatsWindow();
        for (int page = 0; page < pages; page++) {
            windows.boxEventFlux();
        }
        return bytesOf(windows.window);
    }

    /** What the JDK's set takes. */
    static double bytesOfSet(int pages) {
        RepeatsWindow windows = new RepeatsWindow();
        for (int page = 0; page < pages; page++) {
            windows.linkedHashSet();
        }
        return bytesOf(windows.set);
    }

    private static double bytesOf(Object root) {
        // Without it JOL does not see into records.
        System.setProperty("jol.magicFieldOffset", "true");
        return GraphLayout.parseInstance(root).totalSize();
    }

    private List<Event> nextPage() {
        next = (next + 1) % PAGES;
        return pages.get(next);
    }

    private static List<List<Event>> pages() {
        SplittableRandom random = new SplittableRandom(1);
        List<List<Event>> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            List<Event> events = new ArrayList<>();
            for (int event = 0; event < PAGE; event++) {
                events.add(SampleEvents.fromJson("{\"event_id\":\"%016x%016x%08x\"}"
                        .formatted(random.nextLong(), random.nextLong(), random.nextInt())));
            }
            pages.add(events);
        }
        return pages;
    }
}
