package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.engine.Place;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * History first, then what happens: takes the live position before it reads the past, so that nothing can fall between the
 * two, and a new one where the past took so long that Box no longer keeps what came after the old one.
 */
final class HistoryStart {

    /** A live position is used at this age at most: Box keeps the events after it one day longer. */
    private static final Duration USED_WITHIN =
            StreamType.ADMIN_LOGS_STREAMING.retention().minusDays(1);

    private static final Duration KEPT = StreamType.ADMIN_LOGS.retention();

    private final StreamContext context;
    private final StreamOptions options;
    private final StreamTime time;
    private final HistoryTally tally = new HistoryTally();
    private final HistoryLoop loop;
    private final Unroller unroller;
    private volatile @Nullable Live live;

    /** A place in the live stream, and when it was the newest one. */
    private record Live(StreamPosition position, Instant since) {}

    HistoryStart(StreamContext context, Unroller unroller) {
        this.context = context;
        this.unroller = unroller;
        options = context.options();
        time = context.time();
        loop = new HistoryLoop(context, tally);
    }

    /** The oldest of which Box may be asked. */
    static Instant oldest(Instant now) {
        return now.minus(KEPT).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** Where the live stream is to be read when all pages are; {@code null} when it is not to be read. */
    @Nullable
    StreamPosition livePosition() {
        Live known = live;
        return known == null ? null : known.position();
    }

    /** All pages of history since that moment. */
    Flux<ReadPage> since(StartAt.Since start) {
        return Flux.defer(() -> {
            Instant from = start.instant().truncatedTo(ChronoUnit.SECONDS);
            check(start, from);
            Instant end = options.createdBefore();
            return end == null
                    ? newPosition(from)
                    : read(List.of(new Period(from, end.truncatedTo(ChronoUnit.SECONDS))));
        });
    }

    /** All pages that are missing at that place. */
    Flux<ReadPage> from(Place place, @Nullable Instant readAt) {
        return Flux.defer(() -> {
            if (options.createdBefore() == null) {
                live = new Live(place.position(), readAt == null ? Instant.EPOCH : readAt);
            }
            return read(place.history());
        });
    }

    private void check(StartAt.Since start, Instant from) {
        Instant now = time.now();
        if (from.isBefore(oldest(now)) || !from.isBefore(now)) {
            throw new IllegalArgumentException("startAt: " + start + " is not allowed at " + now
                    + "; allowed is a time within the last " + KEPT.toDays() + " days, which Box keeps");
        }
    }

    /** Takes the newest position first, says at once that it is taken, and reads up to it and a little further. */
    private Flux<ReadPage> newPosition(Instant from) {
        Mono<StreamPosition> newest = context.newRetries()
                .untilSuccess(
                        BoxCall.READ_EVENTS,
                        context.api()
                                .readEvents(PositionGuard.NOW)
                                .map(answer -> PositionGuard.judge(PositionGuard.NOW, answer.nextPosition())
                                        .next()));
        return newest.flatMapMany(position -> {
            Live taken = new Live(position, time.now());
            live = taken;
            // Further than the position, so that a clock that is slow does not leave a gap.
            Instant to = taken.since()
                    .plus(options.history().overlap())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .plusSeconds(1);
            List<Period> history = List.of(new Period(from, to));
            return Flux.just(unroller.unrollHistory(List.of(), history, position, taken.since(), to))
                    .concatWith(read(history));
        });
    }

    private Flux<ReadPage> read(List<Period> history) {
        if (history.isEmpty()) {
            return Flux.empty();
        }
        tally.wanted(history);
        context.signals().history(tally.read(0, history));
        Instant end = Periods.end(history);
        Live known = live;
        StreamPosition position = known == null ? PositionGuard.EARLIEST : known.position();
        Instant since = known == null ? time.now() : known.since();
        Instant overlap = end.minus(options.history().overlap().multipliedBy(2)).minusSeconds(1);
        return loop.read(history)
                .map(part -> {
                    ReadPage page = unroller.unrollHistory(part.events(), part.remaining(), position, since, overlap);
                    context.signals().history(tally.read(page.page().events().size(), part.remaining()));
                    return page;
                })
                .concatWith(Flux.defer(() -> isTooOld(known) ? newPosition(end) : Flux.empty()));
    }

    private boolean isTooOld(@Nullable Live known) {
        return known != null && known.since().plus(USED_WITHIN).isBefore(time.now());
    }
}
