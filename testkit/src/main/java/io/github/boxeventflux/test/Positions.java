package io.github.boxeventflux.test;

import java.util.concurrent.atomic.AtomicLong;

/** Gives out positions: above 2^53, growing, with gaps, so that nobody can count with them. */
final class Positions {

    static final long FIRST = 30_401_068_076_164_269L;

    private final AtomicLong last = new AtomicLong(FIRST);
    private final boolean asText;

    Positions(boolean asText) {
        this.asText = asText;
    }

    String next() {
        return Long.toString(last.updateAndGet(position -> position + 3 + Math.floorMod(position * 31, 61)));
    }

    String toJson(String position) {
        return asText ? '"' + position + '"' : position;
    }
}
