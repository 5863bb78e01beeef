package io.github.boxeventflux.test;

/** Numbers that look random and depend on nothing but what they are asked for: no state, in any order. */
final class Mix {

    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Mix() {}

    /** Of all bits; another one for each number of a row. */
    static long of(long row, long number) {
        return mixed(mixed(row) + number * GOLDEN);
    }

    /** 0 and more, below 1. */
    static double fraction(long row, long number) {
        return (of(row, number) >>> 11) * 0x1.0p-53;
    }

    /** 0 and more, below the bound. */
    static int below(int bound, long row, long number) {
        return (int) Long.remainderUnsigned(of(row, number), bound);
    }

    /** The finalizer of {@link java.util.SplittableRandom}, which maps no two numbers to the same one. */
    private static long mixed(long number) {
        long bits = (number ^ (number >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return bits ^ (bits >>> 31);
    }
}
