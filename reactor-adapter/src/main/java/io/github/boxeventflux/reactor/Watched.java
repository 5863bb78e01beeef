package io.github.boxeventflux.reactor;

import io.github.boxeventflux.reactor.StreamHealth.State;
import io.github.boxeventflux.reactor.StreamHealth.Status;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link StreamHealth} knows of one stream; its lock holds here. */
final class Watched {

    /** A poll that has not failed by then is held: an idle one says nothing else for minutes. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private final Map<Enum<?>, String> failing = new LinkedHashMap<>();
    private State state = State.WORKING;
    private Instant since;
    private boolean silent;
    private boolean standby;
    private @Nullable Instant lastAnswer;
    private @Nullable Instant polledAt;

    Watched(Instant now) {
        since = now;
    }

    Status status(StreamInfo stream, Instant now) {
        if (polledAt != null && !now.isBefore(polledAt.plus(HELD))) {
            recovers(BoxCall.LONG_POLL, now);
        }
        String problem = failing.isEmpty() ? null : failing.values().iterator().next();
        return new Status(stream, state, since, lastAnswer, problem);
    }

    void polls(Instant now) {
        polledAt = now;
    }

    void hears(Instant now) {
        lastAnswer = now;
        silent = false;
        becomes(now);
    }

    void isSilent(Instant now) {
        silent = true;
        becomes(now);
    }

    /** @param call to Box or to a store */
    void fails(Enum<?> call, String problem, Instant now) {
        if (call == BoxCall.LONG_POLL) {
            polledAt = null;
        }
        failing.put(call, problem);
        becomes(now);
    }

    void recovers(Enum<?> call, Instant now) {
        failing.remove(call);
        becomes(now);
    }

    void standsBy(Instant now, boolean value) {
        standby = value;
        becomes(now);
    }

    private void becomes(Instant now) {
        State next = next();
        if (next != state) {
            state = next;
            since = now;
        }
    }

    private State next() {
        if (!failing.isEmpty()) {
            return State.FAILING;
        }
        if (silent) {
            return State.SILENT;
        }
        return standby ? State.STANDBY : State.WORKING;
    }
}
