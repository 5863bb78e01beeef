package io.github.boxeventflux.benchmarks.scale;

/**
 * The calls of one stream.
 *
 * @param pageLimit events of a page at most
 * @param longPolls how a user's stream waits
 */
record CallModel(int pageLimit, LongPolls longPolls) {

    /**
     * From the subscription until it waits for what is new, starting from a saved position or from {@code now}.
     *
     * @param missed events since that position
     */
    Calls toStart(Kind kind, double missed) {
        Calls reads = new Calls(pages(missed) + 1, 0, 0);
        return kind.polls() ? reads.plus(new Calls(0, 1, 1)) : reads;
    }

    /** From a notice of so many events until it waits again. */
    Calls forNotice(double events) {
        // A short page is no end: the last one says that there is no more.
        return new Calls(pages(events) + 1, 0, 1);
    }

    /** In a second, in the long run. */
    Calls perSecond(Workload load) {
        double notices = load.noticesPerSecond();
        if (load.kind().polls()) {
            double reads = forNotice(load.eventsPerNotice()).reads();
            return longPolls.perSecond(notices).plus(new Calls(notices * reads, 0, 0));
        }
        double interval = load.kind().interval();
        double events = load.eventsPerSecond() * interval;
        double withNews = -Math.expm1(-notices * interval);
        return new Calls((1 + Math.max(withNews, events / pageLimit)) / interval, 0, 0);
    }

    /** Events a minute that a stream can read at most, with so many calls. */
    double mostEvents(int callsPerMinute) {
        return (double) callsPerMinute * pageLimit;
    }

    private double pages(double events) {
        return Math.ceil(events / pageLimit);
    }
}
