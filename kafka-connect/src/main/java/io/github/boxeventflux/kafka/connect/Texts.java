package io.github.boxeventflux.kafka.connect;

import java.util.List;

/** Lists for people. */
final class Texts {

    private static final int MOST = 10;

    private Texts() {}

    /** The first ones, and how many more there are. */
    static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() > MOST ? first + " and " + (all.size() - MOST) + " more" : first;
    }
}
