package io.github.boxeventflux.benchmarks.scale;

/**
 * What it takes to wait, when notices come at random: each ends a poll, and so does silence. Servers are looked up again when
 * a poll is to be made after their time, or after their number of polls. A silent poll outlasts that time, as Box's do.
 *
 * @param silence seconds after which a silent poll is made anew
 * @param goodFor seconds for which servers may be polled
 * @param atMost how often they may be polled
 */
record LongPolls(double silence, double goodFor, int atMost) {

    /** As Box's servers say of themselves: {@code retry_timeout} 610 and what the library adds, {@code ttl} 10, {@code max_retries} 10. */
    static final LongPolls OF_BOX = new LongPolls(620, 600, 10);

    LongPolls {
        if (silence < goodFor && atMost > 1) {
            throw new IllegalArgumentException(
                    "A silent poll must outlast its server: " + silence + " s, " + goodFor + " s");
        }
    }

    /** The calls of a second, without those that read what a notice tells of. */
    Calls perSecond(double notices) {
        double polls = 1 / secondsOfPoll(notices);
        // After silence, servers are always looked up, and what might have been missed is read.
        return new Calls(polls * Math.exp(-notices * silence), polls / pollsOfLookup(notices), polls);
    }

    private double secondsOfPoll(double notices) {
        return notices == 0 ? silence : -Math.expm1(-notices * silence) / notices;
    }

    /** The first one and one for each notice in the time, up to the number: the expectation of a Poisson variable, cut off. */
    private double pollsOfLookup(double notices) {
        double mean = notices * goodFor;
        double exactly = Math.exp(-mean);
        double atLeast = 1;
        double polls = 1;
        for (int more = 1; more < atMost; more++) {
            atLeast -= exactly;
            polls += atLeast;
            exactly *= mean / more;
        }
        return polls;
    }
}
