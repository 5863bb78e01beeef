package io.github.boxeventflux.internal.engine;

import java.time.Duration;
import java.util.Arrays;

/**
 * Remembers the calls of the last 61 seconds: a minute, and a second by which calls may be late on their way. When no 61
 * seconds hold more calls than are allowed as they are made, no 60 seconds hold more of them as they arrive.
 *
 * <p>Calls that lie within a thousandth of that time are remembered as one entry, which ends with the last of them: so it
 * takes at most some 12 kB, however many calls there are, and less where there are few.
 */
final class SlidingWindow {

    static final long LENGTH = Duration.ofSeconds(61).toNanos();

    /** Entries begin further apart than this, so there are never more than 1,002. */
    private static final long ENTRY_LENGTH = LENGTH / 1_000;

    /** What a stream's start takes: most accounts see no more for a long time. */
    private static final int FEW = 2;

    private long[] lastCalls = new long[FEW];
    private int[] counts = new int[FEW];
    private int oldest;
    private int entries;
    private int calls;
    private long newestBegan;

    /** One more call. */
    void add(long now) {
        forget(now);
        calls++;
        if (entries == 0 || now - newestBegan > ENTRY_LENGTH) {
            addEntry(now);
        }
        int newest = index(entries - 1);
        lastCalls[newest] = now;
        counts[newest]++;
    }

    /** The time from which on there are fewer calls than that; not before now. */
    long fewerThan(int limit, long now) {
        forget(now);
        int left = calls;
        long time = now;
        for (int i = 0; left >= limit; i++) {
            left -= counts[index(i)];
            time = lastCalls[index(i)] + LENGTH;
        }
        return time;
    }

    boolean isEmpty(long now) {
        forget(now);
        return calls == 0;
    }

    private void forget(long now) {
        while (entries > 0 && now - lastCalls[oldest] >= LENGTH) {
            calls -= counts[oldest];
            oldest = index(1);
            entries--;
        }
    }

    private void addEntry(long now) {
        if (entries == counts.length) {
            grow();
        }
        newestBegan = now;
        counts[index(entries)] = 0;
        entries++;
    }

    private void grow() {
        int length = counts.length;
        lastCalls = Arrays.copyOf(lastCalls, 2 * length);
        counts = Arrays.copyOf(counts, 2 * length);
        System.arraycopy(lastCalls, 0, lastCalls, length, oldest);
        System.arraycopy(counts, 0, counts, length, oldest);
    }

    /** Where the entry is that came that many after the oldest; the length is a power of two. */
    private int index(int age) {
        return (oldest + age) & (counts.length - 1);
    }
}
