package io.github.boxeventflux.benchmarks.backlog;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A process that reads the backlog in one way, each time that it is asked to, and then goes on waiting for more. */
final class BacklogReader {

    private static final int HEAP_MEGABYTES = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Way way;
    private final URI apiUrl;
    private final int events;
    private final Disposable.Swap reading = Disposables.swap();

    private BacklogReader(Way way, URI apiUrl, int events) {
        this.way = way;
        this.apiUrl = apiUrl;
        this.events = events;
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, Way way, URI apiUrl, int events) {
        return children.start(
                BacklogReader.class, HEAP_MEGABYTES, way.name(), apiUrl.toString(), Integer.toString(events));
    }

    /** The process. */
    public static void main(String[] arguments) {
        BacklogReader reader =
                new BacklogReader(Way.valueOf(arguments[0]), URI.create(arguments[1]), Integer.parseInt(arguments[2]));
        ChildJvm.measureWhenAsked(reader::drain);
    }

    private Figures drain() {
        AtomicInteger missing = new AtomicInteger(events);
        CompletableFuture<ProcessUse> drained = new CompletableFuture<>();
        ProcessUse before = ProcessUse.now();
        reading.update(way.start(apiUrl, events, () -> {
            if (missing.decrementAndGet() == 0) {
                drained.complete(ProcessUse.now());
            }
        }));
        ProcessUse used = drained.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .since(before);
        return new Figures()
                .with("eventsPerSecond", events * 1e9 / used.nanos())
                .with("cpuMicrosPerEvent", used.cpuNanos() / 1e3 / events);
    }
}
