package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.LivelyDay;
import java.net.URI;

/** A Box in this process, in which people who do not exist have a lively day. */
final class PlayedBox implements Box {

    private static final int EVENTS_PER_MINUTE = 60;

    private final FakeBox box;
    private final LivelyDay day;

    private PlayedBox(FakeBox box, LivelyDay day) {
        this.box = box;
        this.day = day;
    }

    /** Starts it; something happens from now on. */
    static PlayedBox start() {
        return start(EVENTS_PER_MINUTE, System.nanoTime());
    }

    /** Starts a day of that pace; the same seed is the same day. */
    static PlayedBox start(int eventsPerMinute, long seed) {
        FakeBox box = FakeBox.builder().realistic(seed).start();
        return new PlayedBox(box, LivelyDay.start(box, eventsPerMinute, seed));
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
        return "a fake Box's lively day";
    }

    @Override
    public String introduction() {
        return "BOX_ACCESS_TOKEN is not set, so this is no real Box: a fake one plays a lively day in this process.";
    }

    @Override
    public void close() {
        day.close();
        box.close();
    }
}
