package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A Box in this process, with an enterprise that does not exist and its year up to this morning, UTC. Whoever starts it
 * again on the same day finds the same events.
 */
final class PlayedYear implements Box {

    private static final int EVENTS = 100_000;
    private static final long SEED = 7;

    /** As long as a Box far away would take, so that there is something to watch. */
    private static final Duration ANSWER_DELAY = Duration.ofMillis(100);

    /** So that none of it grows too old while it is read. */
    private static final int DAYS = 360;

    private final Instant end;
    private final FakeBox box;

    private PlayedYear(Instant end, FakeBox box) {
        this.end = end;
        this.box = box;
    }

    static PlayedYear start() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        return new PlayedYear(
                end,
                FakeBox.builder()
                        .enterprise(enterprise(end))
                        .answerDelay(ANSWER_DELAY)
                        .start());
    }

    /** What happens in the year that ends then. */
    static Enterprise enterprise(Instant end) {
        return Enterprise.yearUntil(end, SEED).events(EVENTS);
    }

    /** The first moment of which it tells. */
    Instant since() {
        return end.minus(DAYS, ChronoUnit.DAYS);
    }

    /** When the year is over. */
    Instant until() {
        return end;
    }

    @Override
    public URI apiUrl() {
        return box.apiUrl();
    }

    @Override
    public String token() {
        return box.token();
    }

    @Override
    public boolean isReal() {
        return false;
    }

    @Override
    public String name() {
        return "a fake Box's year until " + end;
    }

    @Override
    public String introduction() {
        return "BOX_ACCESS_TOKEN is not set, so this is no real Box: a fake one plays a year in this process.";
    }

    @Override
    public void close() {
        box.close();
    }
}
