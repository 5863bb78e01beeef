package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.internal.engine.HistoryWindow;
import io.github.boxeventflux.internal.engine.HistoryWindows;
import io.github.boxeventflux.internal.engine.HistoryWindows.Part;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.HistoryOptions.Order;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * Reads history in windows, several at a time: what {@link HistoryWindows} wants to be read is read, what comes goes back
 * to it, and what it gives is delivered.
 */
final class HistoryLoop {

    /** Of two threads that have something to be read, one waits for the other's few instructions. */
    private static final EmitFailureHandler IN_TURN = EmitFailureHandler.busyLooping(Duration.ofSeconds(10));

    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

    private final BoxApi api;
    private final Retries retries;
    private final StreamTime time;
    private final HistoryTally tally;
    private final HistoryOptions options;
    private final int pageLimit;

    HistoryLoop(StreamContext context, HistoryTally tally) {
        this.tally = tally;
        api = context.api();
        retries = context.newRetries();
        time = context.time();
        options = context.options().history();
        pageLimit = context.options().pageLimit();
    }

    /** All parts of that, as they are due: what is younger than the overlap waits until it is not. */
    Flux<Part> read(List<Period> history) {
        return Flux.defer(() -> {
            // In whole seconds, as Box is asked: between two parts of a second there is no window.
            Instant due = time.now().minus(options.overlap()).truncatedTo(ChronoUnit.SECONDS);
            List<Period> now = Periods.before(due, history);
            List<Period> later = Periods.since(due, history);
            Flux<Part> first = now.isEmpty()
                    ? Flux.empty()
                    : inWindows(now).map(part -> new Part(part.events(), Periods.join(part.remaining(), later)));
            return later.isEmpty()
                    ? first
                    : first.concatWith(untilDue(later).thenMany(Flux.defer(() -> inWindows(later))));
        });
    }

    private Mono<Void> untilDue(List<Period> later) {
        return Mono.defer(() -> {
            Duration left = Duration.between(time.now(), Periods.end(later).plus(options.overlap()));
            return left.isNegative() ? Mono.empty() : time.pause(left);
        });
    }

    private Flux<Part> inWindows(List<Period> history) {
        return Flux.defer(() -> {
            HistoryWindows windows =
                    new HistoryWindows(history, options.concurrency(), pageLimit, options.order() == Order.ORDERED);
            Sinks.Many<HistoryWindow> reads = Sinks.many().unicast().onBackpressureBuffer();
            Runnable goOn = () -> {
                windows.start().forEach(window -> reads.emitNext(window, IN_TURN));
                if (windows.isOver()) {
                    reads.tryEmitComplete();
                }
            };
            goOn.run();
            return reads.asFlux()
                    .flatMap(window -> page(windows, window), options.concurrency(), 1)
                    .concatMapIterable(
                            page -> {
                                List<Part> parts = page.get();
                                goOn.run();
                                return parts;
                            },
                            1)
                    .doOnNext(part -> {
                        windows.taken();
                        goOn.run();
                    });
        });
    }

    /** The next page of a window: what it makes of the others is found out when it is its turn. */
    private Mono<Supplier<List<Part>>> page(HistoryWindows windows, HistoryWindow window) {
        Mono<Judged> attempt = Mono.defer(() -> api.readHistory(window.position(), asked(windows, window)))
                .doOnSubscribe(subscription -> tally.called())
                .doOnNext(answer -> tally.pageRead())
                .map(answer ->
                        new Judged(answer, PositionGuard.judgeOfPeriod(window.position(), answer.nextPosition())));
        return time.pause(window.pause())
                .then(retries.untilSuccess(BoxCall.READ_EVENTS, attempt))
                .<Supplier<List<Part>>>map(judged -> () -> windows.read(
                        window,
                        judged.answer().events(),
                        judged.judgement().next(),
                        judged.judgement().advanced()))
                // As a value: of several readers that fail at once, one is heard, and the others are not dropped with a
                // log.
                .onErrorResume(error -> Mono.just(() -> failed(windows, window, error)));
    }

    private static List<Part> failed(HistoryWindows windows, HistoryWindow window, Throwable error) {
        boolean lost =
                error instanceof PositionLostException && !window.position().equals(PositionGuard.EARLIEST);
        if (!lost) {
            throw Exceptions.propagate(error);
        }
        windows.lost(window);
        return List.of();
    }

    /**
     * A second more at both ends, since Box does not say whether they belong to it; what is too much is not delivered. A
     * beginning that Box keeps no more by now, and so would refuse, is left to pass, with as much as passes on the way.
     */
    private Period asked(HistoryWindows windows, HistoryWindow window) {
        Instant from = window.from().minusSeconds(1);
        Instant oldest = HistoryStart.oldest(time.now());
        return new Period(
                from.isBefore(oldest) ? oldest.plus(ON_THE_WAY) : from,
                windows.end().plusSeconds(1));
    }

    private record Judged(DecodedPage answer, PositionGuard.Judgement judgement) {}
}
