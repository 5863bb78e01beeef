package io.github.boxeventflux.benchmarks.idle;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;

/** A process with so many streams. */
final class IdleReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double NANOS_PER_MILLI = 1e6;

    private final BlockingQueue<Long> delays = new LinkedBlockingQueue<>();
    private final Duration rest;
    private final int events;

    private final AtomicIntegerArray arrived;

    private IdleReader(IdleSpec spec) {
        rest = Duration.ofSeconds(spec.seconds());
        events = spec.events();
        arrived = new AtomicIntegerArray(spec.streams());
    }

    /** What it can be asked. */
    enum Question {
        /** What it costs while nothing happens. */
        REST,
        /** How long the events took that have happened. */
        DELAYS
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, int heapMegabytes, Candidate candidate, URI apiUrl, IdleSpec spec) {
        return children.start(
                IdleReader.class,
                heapMegabytes,
                candidate.name(),
                apiUrl.toString(),
                Integer.toString(spec.streams()),
                Integer.toString(spec.seconds()),
                Integer.toString(spec.events()));
    }

    /** The process. */
    public static void main(String[] arguments) {
        Candidate candidate = Candidate.valueOf(arguments[0]);
        URI apiUrl = URI.create(arguments[1]);
        IdleSpec spec = new IdleSpec(
                Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        IdleReader reader = new IdleReader(spec);
        for (int user = 0; user < spec.streams(); user++) {
            int owner = user;
            candidate.start(apiUrl, user, id -> reader.arrived(owner, Happening.of(id)));
        }
        ChildJvm.answerWhenAsked(
                asked -> Question.valueOf(asked) == Question.REST ? Idleness.during(reader.rest) : reader.delays());
    }

    /** Each user's own events, each once and in order; whatever else comes ends its stream, so that events are missing. */
    private void arrived(int user, Happening happening) {
        long now = System.nanoTime();
        if (happening.user() != user || happening.number() != arrived.getAndIncrement(user)) {
            throw new IllegalStateException(happening + " came to " + user);
        }
        delays.add(now - happening.noticedAt());
    }

    /** Of just so many as there were. */
    private Figures delays() {
        long[] sorted = LongStream.generate(this::next).limit(events).sorted().toArray();
        return new Figures()
                .with("medianMillis", sorted[events / 2] / NANOS_PER_MILLI)
                .with("millis99", sorted[events * 99 / 100] / NANOS_PER_MILLI)
                .with("longestMillis", sorted[events - 1] / NANOS_PER_MILLI);
    }

    private long next() {
        try {
            Long delay = delays.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (delay == null) {
                throw new IllegalStateException("No event came for " + PATIENCE);
            }
            return delay;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
