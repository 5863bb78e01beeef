package io.github.boxeventflux.reactor;

import java.util.concurrent.atomic.AtomicInteger;

/** A short delay that lets other threads overtake, and blocks nobody. */
final class Spin {

    private static final AtomicInteger TURNS = new AtomicInteger();

    private Spin() {}

    static void turns(int count) {
        for (int i = 0; i < count; i++) {
            TURNS.lazySet(i);
        }
    }
}
