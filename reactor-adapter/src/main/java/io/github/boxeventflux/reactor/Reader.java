package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.internal.engine.LongPollPlan;
import io.github.boxeventflux.internal.engine.PagePlan;
import io.github.boxeventflux.internal.engine.PollingPlan;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** One subscription's reader with all of its state, put together from its parts. */
final class Reader {

    private final StreamOptions options;
    private final StreamTime time;
    private final StreamSignals signals;
    private final RecentEventIds recent;
    private final PageLoop loop;

    Reader(StreamOptions options, BoxApi api, RandomGenerator random, StreamTime time, StreamSignals signals) {
        this.options = options;
        this.time = time;
        this.signals = signals;
        recent = new RecentEventIds(options);
        Retries retries = new Retries(options.retry(), random, time, signals);
        Trigger trigger = options.streamType().isEnterprise()
                ? new IntervalTrigger(new PollingPlan(options), time)
                : new LongPollTrigger(api, new LongPollPlan(options, retries.newBackoff()), retries, time, signals);
        Unroller unroller = new Unroller(options, recent, new PagePlan(options), time, signals);
        loop = new PageLoop(api, retries, trigger, unroller, time, signals, options.prefetchPages());
    }

    /** Reads from now on, and gives what that function makes of each page. */
    <T> Flux<T> read(Function<ReadPage, Flux<T>> content) {
        signals.start();
        Flux<ReadPage> pages = loop.from(start());
        Publisher<?> stop = options.stopWhen();
        Flux<ReadPage> stoppable =
                stop == null ? pages : pages.takeUntilOther(Flux.from(stop).onErrorComplete());
        return loop.unrolled(stoppable, content).doFinally(signals::end);
    }

    /** What is known up to and with that page. */
    Checkpoint checkpointAfter(ReadPage page) {
        return new Checkpoint(page.page().nextPosition(), recent.upToPage(page.number()));
    }

    private StreamPosition start() {
        Checkpoint checkpoint = options.resumeFrom();
        if (checkpoint == null) {
            return PositionGuard.positionOf(options.startAt());
        }
        recent.restore(checkpoint.recentEventIds(), time.now());
        return checkpoint.position();
    }
}
