package io.github.boxeventflux.benchmarks.idle;

import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** A process that serves so many users, whose tokens are their numbers. */
final class IdleServer {

    private static final int BASE_HEAP_MEGABYTES = 256;
    private static final int STREAMS_PER_MEGABYTE = 40;
    private static final Duration UNTIL_LISTENING = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Long enough for each event to be one by itself. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final long SEED = 1;

    private final UserStreamServer server = new UserStreamServer(token -> account(Integer.parseInt(token)));
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final AtomicInteger held = new AtomicInteger();
    private final List<IdleAccount> accounts;
    private final int events;

    private IdleServer(int users, int events) {
        accounts = IntStream.range(0, users)
                .mapToObj(user -> new IdleAccount(user, held))
                .toList();
        this.events = events;
    }

    /** What it can be asked. */
    enum Question {
        /** The calls that were made, when each user's poll is held. */
        ALL_HELD,
        /** The same, when events have happened to some users, and each user's poll is held again. */
        EVENTS
    }

    /** Starts one, which prints the URL of the API first. */
    static ChildJvm start(ChildJvms children, int users, int events) {
        return children.start(
                IdleServer.class,
                BASE_HEAP_MEGABYTES + users / STREAMS_PER_MEGABYTE,
                Integer.toString(users),
                Integer.toString(events));
    }

    /** Where a started one listens. */
    static URI apiUrl(ChildJvm started) {
        return URI.create(started.line(UNTIL_LISTENING));
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        IdleServer server = new IdleServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(server.server.listen());
        ChildJvm.answerWhenAsked(asked -> server.answer(Question.valueOf(asked)));
    }

    private Figures answer(Question question) {
        if (question == Question.EVENTS) {
            Flux.interval(BETWEEN)
                    .onBackpressureBuffer()
                    .take(events)
                    .doOnNext(tick -> account(random.nextInt(accounts.size())).happen())
                    .blockLast(BETWEEN.multipliedBy(events).plus(PATIENCE));
        }
        Flux.interval(GLANCE)
                .onBackpressureDrop()
                .takeUntil(glance -> held.get() == accounts.size())
                .blockLast(PATIENCE);
        return server.seen();
    }

    private IdleAccount account(int user) {
        return accounts.get(user);
    }
}
