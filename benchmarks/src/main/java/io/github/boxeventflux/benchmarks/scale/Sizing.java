package io.github.boxeventflux.benchmarks.scale;

/** What a workload needs, read in that way. */
record Sizing(Workload load, Setup setup) {

    private static final int CALLS_PER_MINUTE = 1_000;
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double MONTH = 30 * 86_400.0;
    private static final double MINUTES_OF_TOKEN = 60;
    private static final int PORTS = 28_000;
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double GIBIBYTE = 1024 * MEBIBYTE;
    private static final int BYTES_OF_USER_ID = 12;

    /** No limit of Kafka's: what leaves room to catch up. */
    private static final int MEBIBYTES_OF_PARTITION = 5;

    /** Key, headers, time, what Kafka adds; with {@code value.format=json}, uncompressed. */
    private static final int RECORD_BESIDE_EVENT = 190;

    /** The same with a structure, as JSON without its schema. */
    private static final int STRUCTURE_BESIDE_EVENT = 890;

    Sheet sheet() {
        Sheet sheet = new Sheet();
        callsOfOne(sheet);
        callsOfAll(sheet);
        processes(sheet);
        memory(sheet);
        kafka(sheet);
        standingStill(sheet);
        return sheet;
    }

    private void callsOfOne(Sheet sheet) {
        Calls start = setup.calls().toStart(load.kind(), 0);
        Calls second = setup.calls().perSecond(load);
        sheet.heading("one stream's calls to Box")
                .line("at its start", start.ofApi(), polls("and %.0f long poll", start))
                .line("a minute", second.ofApi() * MINUTE, "of the " + CALLS_PER_MINUTE + " that a user may make")
                .line("in 30 days", second.ofApi() * MONTH, "an enterprise's plan has a number for all its calls")
                .line("events a minute at most", setup.calls().mostEvents(CALLS_PER_MINUTE), "more cannot be read");
    }

    private void callsOfAll(Sheet sheet) {
        Calls minute = setup.calls().perSecond(load).times(load.streams() * MINUTE);
        sheet.heading("all streams' calls, a minute")
                .line("reads", minute.reads(), "")
                .line("lookups of servers", minute.lookups(), "")
                .line("long polls begun", minute.polls(), "")
                .line("renewals of tokens", tokens() / MINUTES_OF_TOKEN, "")
                .line(
                        "budgets of one user",
                        minute.ofApi() / CALLS_PER_MINUTE,
                        "would be needed if Box counted all calls for one user");
    }

    private void processes(Sheet sheet) {
        double ofWorker = Math.min(load.streams(), setup.streamsPerWorker());
        double held = load.kind().polls() ? ofWorker : 0;
        double connections = held + Times.CALLS_AT_ONCE;
        sheet.heading("processes")
                .line("connectors of one task each", tasks(), "")
                .line("workers", workers(), "")
                .line("Connect clusters", up(load.streams(), setup.streamsPerCluster()), "")
                .line("long polls held by a worker", held, "a connection each")
                .line("open files of a worker", connections, "and those of the JVM and of Kafka")
                .line("source addresses of a worker", up(connections, PORTS), "for one address of a server")
                .line("source addresses of all", up(load.kind().polls() ? load.streams() : 0, PORTS), "behind one NAT")
                .line(
                        "bytes of a connector's list of streams",
                        BYTES_OF_USER_ID * Math.min(load.streams(), setup.streamsPerTask()),
                        "a record of the config topic has at most 1,048,576");
    }

    private void memory(Sheet sheet) {
        double streams = Math.min(load.streams(), setup.streamsPerWorker());
        double ids = setup.heap().ids(setup.eventsSinceStart(), load.eventsPerSecond() * HOUR);
        double waiting = streams * setup.heap().waiting(ids, idsOfPosition());
        double positions = setup.positionsHeldByWorker(load.streams()) * positionBytes();
        double pages = streams * setup.heap().pages(load.eventBytes());
        sheet.heading("heap of a worker, MiB")
                .line("streams that wait", waiting / MEBIBYTE, "")
                .line("saved positions", positions / MEBIBYTE, "of its whole cluster, as Kafka Connect keeps them")
                .line(
                        "the same at their longest",
                        setup.positionsHeldByWorker(load.streams()) * PositionModel.bytes(setup.recentIds()) / MEBIBYTE,
                        "when every stream catches up")
                .line("sum", (waiting + positions) / MEBIBYTE, "of the first two, and what Kafka Connect itself takes")
                .line("pages, after an outage", pages / MEBIBYTE, "more, if every stream had as many events waiting");
    }

    private void kafka(Sheet sheet) {
        double events = load.streams() * load.eventsPerSecond();
        double positions = load.streams() * positionsPerSecond();
        sheet.heading("Kafka")
                .line("records a second", events, "")
                .line("MiB a second, as text", mebibytes(events, RECORD_BESIDE_EVENT), "value.format=json")
                .line("MiB a second, as a structure", mebibytes(events, STRUCTURE_BESIDE_EVENT), "value.format=struct")
                .line(
                        "partitions of the topic",
                        Math.max(1, up(mebibytes(events, STRUCTURE_BESIDE_EVENT), MEBIBYTES_OF_PARTITION)),
                        "at " + MEBIBYTES_OF_PARTITION + " MiB a second each")
                .line("bytes of one saved position", positionBytes(), "")
                .line("positions saved a second", positions, setup.exactlyOnce() ? "a transaction each" : "")
                .line("positions, MiB a second", positions * positionBytes() / MEBIBYTE, "written")
                .line("positions, GiB", load.streams() * positionBytes() / GIBIBYTE, "kept, when compacted");
    }

    private double mebibytes(double records, int besideEvent) {
        return records * (load.eventBytes() + besideEvent) / MEBIBYTE;
    }

    private double positionBytes() {
        return PositionModel.bytes(idsOfPosition());
    }

    private double idsOfPosition() {
        double ofPage = Math.min(load.eventsPerNotice(), setup.pageLimit());
        return setup.positions().ids(ofPage, load.eventsPerSecond());
    }

    /** With exactly-once each page has a transaction of its own; without, positions are saved once a minute. */
    private double positionsPerSecond() {
        double pages = load.kind().polls()
                ? load.noticesPerSecond()
                        * (setup.calls().forNotice(load.eventsPerNotice()).reads() - 1)
                : Math.max(
                        Math.min(load.noticesPerSecond(), 1 / load.kind().interval()),
                        load.eventsPerSecond() / setup.pageLimit());
        return setup.exactlyOnce() ? pages : Math.min(pages, 1 / MINUTE);
    }

    private void standingStill(Sheet sheet) {
        double ofWorker = Math.min(load.streams(), setup.streamsPerWorker());
        double call = setup.calls().toStart(load.kind(), 0).ofApi() + (setup.userTokens() ? 1 : 0);
        double start = Times.toMake(ofWorker * call, setup.callMillis());
        sheet.heading("seconds")
                .line("to start a worker's streams", start, "%.0f calls, 100 at once".formatted(ofWorker * call))
                .line(
                        "to start all, if counted for one user",
                        Times.toMakeAsOneUser(load.streams() * call, CALLS_PER_MINUTE),
                        "at " + CALLS_PER_MINUTE + " calls a minute")
                .line(
                        "until a dead worker's streams are read",
                        Times.UNTIL_MISSED + Times.UNTIL_REPLACED + start,
                        "missed after 10 s, replaced after 300 s");
    }

    private double tokens() {
        return setup.userTokens() ? load.streams() : tasks();
    }

    private double tasks() {
        return up(load.streams(), setup.streamsPerTask());
    }

    private double workers() {
        return up(load.streams(), setup.streamsPerWorker());
    }

    private String polls(String format, Calls calls) {
        return load.kind().polls() ? String.format(format, calls.polls()) : "";
    }

    private static double up(double number, double perOne) {
        return Math.ceil(number / perOne);
    }
}
