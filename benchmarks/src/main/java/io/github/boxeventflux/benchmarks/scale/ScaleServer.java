package io.github.boxeventflux.benchmarks.scale;

import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A process that serves so many users, whose ids are their numbers. */
final class ScaleServer {

    private static final int BASE_HEAP_MEGABYTES = 256;
    private static final int STREAMS_PER_MEGABYTE = 40;
    private static final Duration UNTIL_LISTENING = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** What the library grants a server beyond the silence that it announces. */
    private static final int MARGIN_SECONDS = 10;

    private static final int AT_ONCE = 500;

    private final UserStreamServer server = new UserStreamServer(user -> user(Integer.parseInt(user)));
    private final AtomicInteger held = new AtomicInteger();
    private final List<ScaleUser> users;

    private ScaleServer(int users, int pageLimit) {
        this.users = IntStream.range(0, users)
                .mapToObj(user -> new ScaleUser(user, pageLimit, held))
                .toList();
    }

    /** What it can be asked, with a number. It answers with the calls since it was asked last. */
    enum Question {
        /** When each user's poll is held. */
        ALL_HELD,
        /** So many events happen to each user, to no more than {@link #AT_ONCE} before these have read them. */
        HAPPEN,
        /** So many events happen to each user, all at once; from then on servers are as patient as Box's own. */
        HAPPEN_AT_ONCE,
        /** All polls are answered, to look for servers, which are silent for so many seconds then; when all are held again. */
        RECONNECT,
        /** After so many seconds. */
        QUIET
    }

    /** Starts one, which prints the URL of the API first. */
    static ChildJvm start(ChildJvms children, int users, int pageLimit) {
        return children.start(
                ScaleServer.class,
                BASE_HEAP_MEGABYTES + users / STREAMS_PER_MEGABYTE,
                Integer.toString(users),
                Integer.toString(pageLimit));
    }

    /** Where a started one listens. */
    static URI apiUrl(ChildJvm started) {
        return URI.create(started.line(UNTIL_LISTENING));
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        ScaleServer server = new ScaleServer(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(server.server.listen());
        ChildJvm.answerWhenAsked(asked -> {
            String[] words = asked.split(" ", 2);
            return server.answer(Question.valueOf(words[0]), Integer.parseInt(words[1]));
        });
    }

    private Figures answer(Question question, int number) {
        switch (question) {
            case ALL_HELD -> untilHeld(users.size());
            case HAPPEN -> happen(number);
            case HAPPEN_AT_ONCE -> {
                server.announceAsBox();
                users.forEach(user -> user.happen(number));
            }
            case RECONNECT -> {
                server.announce(number - MARGIN_SECONDS, 1);
                users.forEach(ScaleUser::reconnect);
                untilHeld(users.size());
            }
            case QUIET -> Mono.delay(Duration.ofSeconds(number)).block();
        }
        return server.seen();
    }

    private void happen(int events) {
        for (ScaleUser user : users) {
            untilHeld(Math.max(1, users.size() - AT_ONCE));
            user.happen(events);
        }
        untilHeld(users.size());
    }

    private void untilHeld(int polls) {
        if (held.get() >= polls) {
            return;
        }
        Flux.interval(GLANCE)
                .onBackpressureDrop()
                .takeUntil(glance -> held.get() >= polls)
                .blockLast(PATIENCE);
    }

    private ScaleUser user(int number) {
        return users.get(number);
    }
}
