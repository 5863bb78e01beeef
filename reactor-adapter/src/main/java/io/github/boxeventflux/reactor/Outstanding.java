package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.PageProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Counts what was read and is not done: holds reading back while it is too much, and has the rest saved. */
final class Outstanding implements Acknowledgements {

    private final PageProgress progress;
    private final Checkpointer checkpointer;
    private final int max;
    private final Duration drainTimeout;
    private final StreamTime time;
    private final StreamSignals signals;
    private final AtomicReference<@Nullable Waiting> waiting = new AtomicReference<>();

    /** Who goes on when less than that is outstanding; there is one at a time. */
    private record Waiting(int limit, MonoSink<Void> sink) {}

    Outstanding(StreamContext context, PageProgress progress, Checkpointer checkpointer) {
        this.progress = progress;
        this.checkpointer = checkpointer;
        max = context.options().maxUnacknowledgedEvents();
        drainTimeout = context.options().checkpoint().drainTimeout();
        time = context.time();
        signals = context.signals();
    }

    @Override
    public ReadPage track(ReadPage page) {
        PageProgress.Page tracked = progress.add(
                page.number(), page.place(), page.readAt(), page.page().events().size());
        checkpointer.changed();
        return page.with(new OfPage(tracked, page.number()));
    }

    @Override
    public Mono<Void> room() {
        return Mono.defer(() -> progress.unacknowledged() < max ? Mono.empty() : heldBack());
    }

    @Override
    public <T> Mono<T> allDone() {
        return Mono.defer(() -> progress.unacknowledged() == 0 ? Mono.<Void>empty() : lessThan(1))
                .timeout(drainTimeout, Mono.empty(), time.scheduler())
                .then(Mono.empty());
    }

    private Mono<Void> heldBack() {
        // Reading goes on elsewhere: whoever acknowledges must not have to make requests.
        return Mono.<Void>fromRunnable(() -> signals.heldBack(progress.unacknowledged()))
                .then(lessThan(max))
                .publishOn(time.scheduler())
                .doOnSuccess(none -> signals.released());
    }

    private Mono<Void> lessThan(int limit) {
        return Mono.create(sink -> {
            waiting.set(new Waiting(limit, sink));
            goOn();
        });
    }

    private void goOn() {
        Waiting next = waiting.get();
        // Of several threads one lets it go on: the others could take away who waits next.
        if (next != null && progress.unacknowledged() < next.limit() && waiting.compareAndSet(next, null)) {
            next.sink().success();
        }
    }

    private final class OfPage implements Acknowledgement {

        private final PageProgress.Page page;
        private final long number;

        private OfPage(PageProgress.Page page, long number) {
            this.page = page;
            this.number = number;
        }

        @Override
        public void acknowledge(int index, Event event) {
            if (page.acknowledge(index, event.eventId())) {
                checkpointer.changed();
                goOn();
            }
        }

        @Override
        public Mono<Void> checkpoint(int index, Event event) {
            return Mono.defer(() -> {
                acknowledge(index, event);
                return event.eventId() == null
                        ? checkpointer.savedBehind(number)
                        : checkpointer.saved(progress.version());
            });
        }
    }
}
