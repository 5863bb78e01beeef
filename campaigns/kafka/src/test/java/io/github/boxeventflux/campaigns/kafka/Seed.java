package io.github.boxeventflux.campaigns.kafka;

import java.util.Random;

/** Where a campaign's chance comes from: a new seed in each run, or the one that {@code -Dseed=…} says. */
final class Seed {

    private Seed() {}

    /** Gives the seed, and prints it. */
    static long of(Object campaign) {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println(campaign + ": again with -Dseed=" + seed);
        return seed;
    }
}
