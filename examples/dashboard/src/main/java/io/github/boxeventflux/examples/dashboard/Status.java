package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.examples.dashboard.StatusView.State;
import io.github.boxeventflux.reactor.StreamHealth;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of the stream; may be asked from any thread. */
final class Status {

    private final StreamHealth health;
    private final StreamReader reader;
    private final Tally tally;
    private final IntSupplier browsers;
    private final String streamType;
    private final boolean played;
    private final Clock clock;
    private final Instant start;

    Status(
            StreamHealth health,
            StreamReader reader,
            Tally tally,
            IntSupplier browsers,
            String streamType,
            boolean played,
            Clock clock) {
        this.health = health;
        this.reader = reader;
        this.tally = tally;
        this.browsers = browsers;
        this.streamType = streamType;
        this.played = played;
        this.clock = clock;
        this.start = clock.instant();
    }

    StatusView now() {
        StreamReader.End end = reader.end();
        if (end != null) {
            State state = end.error() == null ? State.ENDED : State.FAILED;
            return view(state, end.time(), null, end.error());
        }
        return health.streams().stream()
                .findFirst()
                .map(known -> view(state(known), known.since(), known.lastAnswer(), known.problem()))
                .orElseGet(() -> view(State.STARTING, start, null, null));
    }

    private static State state(StreamHealth.Status known) {
        return switch (known.state()) {
            case WORKING -> known.lastAnswer() == null ? State.STARTING : State.WORKING;
            case STANDBY -> State.STANDBY;
            case FAILING -> State.FAILING;
            case SILENT -> State.SILENT;
        };
    }

    private StatusView view(State state, Instant since, @Nullable Instant lastAnswer, @Nullable String problem) {
        Instant now = clock.instant();
        return new StatusView(
                now,
                state,
                since,
                lastAnswer,
                problem,
                streamType,
                played,
                browsers.getAsInt(),
                tally.events(),
                tally.newest(),
                tally.perMinute(now),
                tally.byType(now));
    }
}
