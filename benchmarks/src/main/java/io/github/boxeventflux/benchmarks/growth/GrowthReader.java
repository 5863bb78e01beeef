package io.github.boxeventflux.benchmarks.growth;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.stream.StartAt;
import java.net.URI;
import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** A process that reads streams of any length in the same small heap, and goes on waiting at the end of each. */
final class GrowthReader {

    private static final int HEAP_MEGABYTES = 128;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String LOOK = "look";

    private final ChildJvm process;

    private GrowthReader(ChildJvm process) {
        this.process = process;
    }

    /** Starts one. */
    static GrowthReader start(ChildJvms children) {
        return new GrowthReader(children.start(GrowthReader.class, HEAP_MEGABYTES));
    }

    /** Has it read a whole stream: the {@code seconds} and {@code cpuSeconds} up to the last event. */
    Figures read(URI apiUrl, int events) {
        return process.measured(apiUrl + " " + events, PATIENCE);
    }

    /**
     * What is in use in MiB after a collection while it waits at the end: {@code heap}, what that has {@code grown} by since the
     * look before, and {@code highestHeap}, with the collections on the way.
     */
    Figures look() {
        return process.measured(LOOK, PATIENCE);
    }

    /** The process. */
    public static void main(String[] arguments) {
        Child child = new Child();
        ChildJvm.answerWhenAsked(asked -> asked.equals(LOOK) ? child.look() : child.read(asked.split(" ")));
    }

    private static final class Child {

        // Ten million events are more calls than Box allows in a quarter of an hour.
        private final BoxEventClient client = BoxEventClient.builder()
                .requestBudget(RequestBudget.unlimited())
                .build();

        private final Disposable.Swap subscription = Disposables.swap();
        private Reading reading = new Reading(0);
        private double lastHeap;

        Figures read(String[] arguments) {
            reading = new Reading(Integer.parseInt(arguments[1]));
            StreamOptions options = StreamOptions.builder()
                    .apiUrl(URI.create(arguments[0]))
                    .accessToken("any")
                    .startAt(StartAt.earliest())
                    .build();
            ProcessUse before = ProcessUse.now();
            subscription.update(client.stream(options).subscribe(reading::take, reading::fail));
            ProcessUse used = reading.end().since(before);
            return new Figures().with("seconds", used.nanos() / 1e9).with("cpuSeconds", used.cpuNanos() / 1e9);
        }

        Figures look() {
            // Whatever failed since the last event is a failure, too.
            reading.end();
            double heap = Heap.afterCollection();
            Figures seen = new Figures()
                    .with("heap", heap)
                    .with("grown", heap - lastHeap)
                    .with("highestHeap", Math.max(heap, reading.highestHeap()));
            lastHeap = heap;
            return seen;
        }
    }
}
