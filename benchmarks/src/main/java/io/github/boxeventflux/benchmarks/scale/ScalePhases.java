package io.github.boxeventflux.benchmarks.scale;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;

/**
 * What many streams go through, one after the other: they start; much happens to everybody; all servers are to be looked up
 * again; nothing happens while polls are silent; events come that nobody takes; the task is stopped and started again.
 */
record ScalePhases(ScaleSpec spec) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double KIBIBYTE = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    /** By the model. */
    Figures expected() {
        int streams = spec.streams();
        CallModel calls = new CallModel(spec.pageLimit(), LongPolls.OF_BOX);
        HeapModel heap = new HeapModel(spec.pageLimit());
        double ids = heap.ids(spec.events(), spec.events());
        double idsOfPosition = new PositionModel(spec.recentIds()).ids(spec.events(), 0);
        Calls start = calls.toStart(Kind.USER, 0).times(streams);
        Calls silent = new LongPolls(spec.silence(), 0, 1).perSecond(0).times(streams * (double) spec.silence());
        return new Figures()
                .with(named("start", start))
                .with("files", streams + Times.CALLS_AT_ONCE)
                .with("idleKiB", heap.waiting(0, 0) / KIBIBYTE)
                .with(named("event", calls.forNotice(spec.events()).times(streams)))
                .with("remembersKiB", heap.waiting(ids, idsOfPosition) / KIBIBYTE)
                .with(named("reconnect", new Calls(streams, streams, streams)))
                .with(named("quiet", silent))
                .with("outageKiB", heap.page(ScaleUser.eventBytes()) / KIBIBYTE)
                .with(named("restart", start));
    }

    /** With so much heap for the process with the streams. */
    Figures measured(int heapMegabytes) {
        try (ChildJvms children = new ChildJvms()) {
            ChildJvm server = ScaleServer.start(children, spec.streams(), spec.pageLimit());
            URI apiUrl = ScaleServer.apiUrl(server);
            ChildJvm reader = ScaleReader.start(children, heapMegabytes, apiUrl, spec);
            return new Run(server, reader, spec).measured();
        }
    }

    private static Figures named(String phase, Calls calls) {
        return named(phase, calls.figures());
    }

    private static Figures named(String phase, Figures calls) {
        return new Figures()
                .with(phase + "Reads", calls.get("reads"))
                .with(phase + "Lookups", calls.get("lookups"))
                .with(phase + "Polls", calls.get("polls"));
    }

    /** On real processes. */
    private record Run(ChildJvm server, ChildJvm reader, ScaleSpec spec) {

        Figures measured() {
            Figures measured = new Figures();
            Figures before = asked(ScaleReader.Question.HOLD, 0);
            long begin = System.nanoTime();
            asked(ScaleReader.Question.START, 0);
            Figures calls = asked(ScaleServer.Question.ALL_HELD, 0);
            measured.with(named("start", calls)).with("startSeconds", secondsSince(begin));
            Figures idle = asked(ScaleReader.Question.HOLD, 0);
            measured.with("files", idle.get("files") - before.get("files")).with("idleKiB", perStream(idle, before));

            begin = System.nanoTime();
            measured.with(named("event", asked(ScaleServer.Question.HAPPEN, spec.events())));
            asked(ScaleReader.Question.EVENTS, spec.streams() * spec.events());
            measured.with("eventSeconds", secondsSince(begin));
            Figures full = asked(ScaleReader.Question.HOLD, 0);
            measured.with("remembersKiB", perStream(full, before));

            measured.with(named("reconnect", asked(ScaleServer.Question.RECONNECT, spec.silence())));
            // All polls began together, so they end together: after that, before they end again.
            measured.with(asked(ScaleReader.Question.USE, spec.silence() * 3 / 2));
            measured.with(named("quiet", asked(ScaleServer.Question.QUIET, 0)));

            asked(ScaleReader.Question.PAUSE, 0);
            asked(ScaleServer.Question.HAPPEN_AT_ONCE, spec.eventsOfOutage());
            asked(ScaleServer.Question.QUIET, spec.silence());
            measured.with("outageKiB", perStream(asked(ScaleReader.Question.HOLD, 0), full));
            asked(ScaleReader.Question.RESUME, 0);
            asked(ScaleReader.Question.EVENTS, spec.streams() * (spec.events() + spec.eventsOfOutage()));
            asked(ScaleServer.Question.ALL_HELD, 0);

            begin = System.nanoTime();
            measured.with(asked(ScaleReader.Question.RESTART, 0));
            measured.with(named("restart", asked(ScaleServer.Question.ALL_HELD, 0)));
            return measured.with("restartSeconds", secondsSince(begin));
        }

        private Figures asked(ScaleReader.Question question, int number) {
            return reader.measured(question + " " + number, PATIENCE);
        }

        private Figures asked(ScaleServer.Question question, int number) {
            return server.measured(question + " " + number, PATIENCE);
        }

        private double perStream(Figures now, Figures before) {
            return (now.get("heapMiB") - before.get("heapMiB")) * KIBIBYTE / spec.streams();
        }

        private static double secondsSince(long begin) {
            return (System.nanoTime() - begin) / NANOS_PER_SECOND;
        }
    }
}
