package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import java.io.PrintStream;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Schedulers;

/** The program without its clothing: a stream of events, printed one after the other. */
final class EventTail {

    private final PrintStream out;
    private final Function<EventRecord, String> format;
    private final Progress progress;
    private final Publisher<?> stop;

    EventTail(PrintStream out, Function<EventRecord, String> format, Progress progress, Publisher<?> stop) {
        this.out = out;
        this.format = format;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Prints until there is no more, the limit is reached, or somebody says stop.
     *
     * @throws io.github.boxeventflux.error.BoxEventException when the stream fails
     * @throws OutputClosedException when nobody reads what is printed
     */
    void print(StreamOptions options, long limit) {
        BoxEventClient client = BoxEventClient.builder().listener(progress).build();
        client.records(options)
                // Printing blocks when nobody reads fast enough, and a thread that serves connections must not. Below
                // this no event is asked for before there is room for it: a paused terminal pauses the reading.
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(this::print)
                .takeUntilOther(stop)
                .take(limit)
                .blockLast();
    }

    private void print(EventRecord event) {
        out.println(format.apply(event));
        if (out.checkError()) {
            throw new OutputClosedException();
        }
        progress.printed();
        event.acknowledge();
    }
}
