package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands records to a handler, several at once and in order for each key, and acknowledges each that is done. */
final class EventHandling {

    private final ProcessOptions options;
    private final Function<? super Event, ? extends Publisher<?>> handler;
    private final StreamTime time;
    private final Attempts attempts;

    EventHandling(
            ProcessOptions options,
            Function<? super Event, ? extends Publisher<?>> handler,
            StreamTime time,
            StreamSignals signals,
            Random random) {
        this.options = options;
        this.handler = handler;
        this.time = time;
        attempts = new Attempts(options, time, signals, random);
    }

    /**
     * Handles the records and acknowledges each at once when it is done. Empty; ends when every record that was taken is
     * done, in the way that the records did.
     *
     * <p>It takes no more records at the first signal of {@code stop}, which is subscribed to once; when an event could
     * not be handled; and when the records fail. What runs then has the drain timeout to finish, its retries included,
     * and is cancelled after it; what only waits for its turn is started no more, except when it is the records that
     * failed. The first error is emitted after that. A cancel and a lost lease cancel what runs at once.
     *
     * @param drainTimeout with zero, what runs is cancelled at once
     */
    Flux<Void> handle(Flux<EventRecord> records, Publisher<?> stop, Duration drainTimeout) {
        return Flux.defer(() -> {
            Drain drain = new Drain();
            Mono<Void> stopped = Mono.from(stop).then().onErrorComplete().doOnTerminate(drain::stop);
            Mono<Void> timeIsUp = Mono.firstWithSignal(stopped, drain.begun()).then(time.pause(drainTimeout));
            return inOrder(records, drain)
                    .takeUntilOther(drain.begun())
                    .onErrorResume(drain::recordsFailed)
                    // One more is asked for when one is done, so there are never more in hand than may run.
                    .flatMap(Function.identity(), options.concurrency(), 1)
                    .takeUntilOther(timeIsUp)
                    .concatWith(drain.outcome())
                    .doOnCancel(drain::close);
        });
    }

    /** The work on each record. Its key is asked for here, where an error counts as one of the records. */
    private Flux<Mono<Void>> inOrder(Flux<EventRecord> records, Drain drain) {
        if (options.concurrency() == 1) {
            return records.map(eventRecord -> work(eventRecord, drain));
        }
        KeyedOrder order = new KeyedOrder();
        return records.map(eventRecord -> {
            Object key = options.orderBy().apply(eventRecord.event());
            Mono<Void> work = work(eventRecord, drain);
            return key == null ? work : order.inOrder(key, work);
        });
    }

    /** Never fails: the others are to have their time. */
    private Mono<Void> work(EventRecord eventRecord, Drain drain) {
        return Mono.defer(() -> drain.isClosed() ? Mono.empty() : handled(eventRecord))
                .onErrorResume(drain::handlingFailed);
    }

    private Mono<Void> handled(EventRecord eventRecord) {
        Event event = eventRecord.event();
        FailurePolicy policy = options.onFailure();
        return attempts.untilSuccess(event, () -> handler.apply(event), policy)
                .onErrorResume(
                        error -> !Exceptions.isJvmFatal(error), error -> policy.afterFailure(event, error, attempts))
                .then(Mono.fromRunnable(eventRecord::acknowledge));
    }
}
