package io.github.boxeventflux.reactor;

import java.util.concurrent.atomic.AtomicInteger;

/** How many leases the streams of one client hold. */
final class HeldLeases {

    private final AtomicInteger held = new AtomicInteger();

    /** Takes one more place, if there are fewer than that. */
    boolean take(int max) {
        return held.getAndUpdate(now -> now < max ? now + 1 : now) < max;
    }

    void giveBack() {
        held.decrementAndGet();
    }
}
