package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.campaigns.faults.Act.End.How;
import io.github.boxeventflux.campaigns.faults.Setting.Pace;
import io.github.boxeventflux.campaigns.faults.Setting.Start;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.ClientOverWire;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.InMemoryBox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A schedule in virtual time: hours in milliseconds, and the same each time. */
final class VirtualTrial {

    private static final Duration PREHISTORY = Duration.ofHours(2);
    private static final int EVENTS_BEFORE = 50;
    private static final Duration STEP = Duration.ofSeconds(5);

    /** A poll that is silent as long as it may be, and a call after it that is. */
    private static final Duration CATCH_UP = Duration.ofMinutes(15);

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Schedule schedule;
    private final Setting setting;
    private final VirtualTimeScheduler time;
    private final Random random;
    private final InMemoryBox box;
    private final FaultyWire wire;
    private final FragileStore store;
    private final Instant beginning;
    private final Ledger ledger = new Ledger();
    private final Tokens tokens = new Tokens();
    private final Retries retries = new Retries();
    private Duration clockOff = Duration.ZERO;
    private @Nullable Refusal refusal;
    private final List<Instant> processes = new ArrayList<>();
    private BoxEventClient client;
    private Reader reader;
    private int readers;
    private boolean finished;

    private VirtualTrial(Schedule schedule, VirtualTimeScheduler time) {
        this.schedule = schedule;
        this.time = time;
        setting = schedule.setting();
        random = new Random(setting.seed());
        time.advanceTimeBy(Duration.ofDays(2));
        beginning = now().truncatedTo(ChronoUnit.SECONDS);
        box = new InMemoryBox(setting.box().clock(clock(this::now)), time);
        wire = new FaultyWire(box);
        store = new FragileStore(setting.key(), time, random);
        reader = new Reader();
        client = newProcess();
    }

    static Verdict of(Schedule schedule) {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        VirtualTimeScheduler.set(time);
        try {
            return new VirtualTrial(schedule, time).run();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    private static Clock clock(InstantSource source) {
        return new Clock() {
            @Override
            public Instant instant() {
                return source.instant();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Verdict run() {
        for (int i = 0; i < EVENTS_BEFORE; i++) {
            publish(1);
            time.advanceTimeBy(PREHISTORY.dividedBy(EVENTS_BEFORE));
        }
        schedule.acts().forEach(act -> in(act.at(), () -> perform(act)));
        reader.start();
        time.advanceTimeBy(schedule.end());
        calmDown();
        Duration catchUp = passUntilComplete();
        finished = true;
        reader.end(How.CANCEL);
        judgeTheEnd();
        return new Verdict(
                ledger.faults(), ledger.happened(), ledger.repeated(), readers, wire.calls(), retries.count(), catchUp);
    }

    private BoxEventClient newProcess() {
        processes.add(now());
        return ClientOverWire.builder(this::watched, new Random(random.nextLong()))
                .clock(clock(() -> now().plus(clockOff)))
                .listener(retries)
                .requestBudget(RequestBudget.perMinute(setting.callsPerMinute()))
                .build();
    }

    /** Sees where a reader that starts with what is new is told to start. */
    private Mono<Wire.Reply> watched(String method, URI url, Map<String, String> headers) {
        return wire.exchange(method, url, headers).doOnNext(reply -> {
            boolean asksForNow = String.valueOf(url.getQuery()).contains("stream_position=now");
            if (asksForNow && setting.start() == Start.NOW && reply.status() == 200) {
                ledger.startsHere();
            }
        });
    }

    private void in(Duration delay, Runnable task) {
        time.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            box.publish("{\"type\":\"event\",\"event_id\":\"" + ledger.happen()
                    + "\",\"event_type\":\"ITEM_UPLOAD\",\"created_at\":\"" + now().truncatedTo(ChronoUnit.SECONDS)
                    + "\"}");
        }
    }

    private void perform(Act act) {
        if (act instanceof Act.Publish publish) {
            publish(publish.events());
        } else if (act instanceof Act.Break broken) {
            box.inject(broken.call(), broken.fault().of(broken.some()).times(broken.times()));
        } else if (act instanceof Act.Outage outage) {
            wire.fail(outage.kind());
            in(outage.length(), wire::mend);
        } else if (act instanceof Act.AnswerPolls answer) {
            box.answerPolls(answer.with().of(Duration.ZERO));
        } else if (act instanceof Act.StoreOutage outage) {
            store.fail();
            in(outage.length(), () -> store.mend(now()));
        } else if (act instanceof Act.RevokeToken) {
            box.revokeToken(tokens.current());
        } else if (act instanceof Act.ClockOff off) {
            clockOff = off.by();
        } else if (act instanceof Act.Refuse refuse) {
            refusal = refuse.refusal();
            box.clearFaults();
            box.inject(Call.READ_EVENTS, refusal.fault());
            reader.meets(refusal);
        } else if (act instanceof Act.End end) {
            reader.end(end.how());
            in(end.pause(), this::startAnother);
        }
    }

    private void startAnother() {
        if (reader.isOver() && !finished) {
            reader = new Reader();
            reader.start();
        }
    }

    /** Nothing is broken any more, and whoever waits to be started is. */
    private void calmDown() {
        box.clearFaults();
        refusal = null;
        wire.mend();
        store.mend(now());
        startAnother();
    }

    private Duration passUntilComplete() {
        Duration most = CATCH_UP.plus(
                setting.pace() == Pace.FAST
                        ? Duration.ofSeconds(10)
                        : Duration.ofSeconds(2).multipliedBy(ledger.happened()));
        Duration passed = Duration.ZERO;
        while (!ledger.isComplete() && passed.compareTo(most) < 0) {
            time.advanceTimeBy(STEP);
            passed = passed.plus(STEP);
            startAnother();
        }
        return passed;
    }

    /** After the end nothing is left, and no minute ever held too many calls. */
    private void judgeTheEnd() {
        time.advanceTimeBy(Duration.ofMinutes(2));
        long calls = wire.calls();
        time.advanceTimeBy(Duration.ofHours(2));
        if (wire.calls() != calls) {
            ledger.wrong((wire.calls() - calls) + " calls were made after the end");
        }
        if (box.heldPolls() > 0) {
            ledger.wrong(box.heldPolls() + " polls are held after the end");
        }
        long refused = box.requests().stream()
                .filter(request ->
                        request.outcome().status() == 429 && request.outcome().fault() == null)
                .filter(request -> !isExcused(request.time()))
                .count();
        if (refused > 0) {
            ledger.wrong(refused + " calls were more than the budget allows");
        }
        String outOfOrder = ledger.outOfOrder();
        if (!setting.realistic() && outOfOrder != null) {
            ledger.wrong(outOfOrder);
        }
    }

    /** Who was started a moment ago does not know what was spent before. */
    private boolean isExcused(Instant refused) {
        return processes.stream()
                .skip(1)
                .anyMatch(start -> !refused.isBefore(start) && refused.isBefore(start.plusSeconds(61)));
    }

    private final class Reader extends TrialReader {

        private final FragileStore.View view = store.view();

        Reader() {
            super(setting, ledger, random, time, LATER, Runnable::run);
        }

        void start() {
            readers++;
            meets(refusal);
            start(
                    client,
                    setting.options(view, beginning).apiUrl(InMemoryBox.API).accessTokenProvider(tokens));
        }

        void end(How how) {
            if (isOver()) {
                return;
            }
            switch (how) {
                case STOP -> {
                    stop();
                    // Somebody who takes nothing more does not let it end.
                    in(Duration.ofMinutes(1), this::giveUp);
                }
                case CANCEL -> giveUp();
                case KILL -> {
                    view.kill();
                    giveUp();
                    client = newProcess();
                }
            }
        }

        private void giveUp() {
            if (!isOver()) {
                cancel();
                // The last save is under way.
                hasEnded();
            }
        }

        @Override
        void completed() {
            hasEnded();
        }

        @Override
        void failed() {
            box.clearFaults();
            refusal = null;
            hasEnded();
            in(Duration.ofSeconds(1), VirtualTrial.this::startAnother);
        }

        private void hasEnded() {
            ended(store.stored(), store.goodSince(now()));
        }
    }

    /** Gives a fresh one for one that is refused. */
    private static final class Tokens implements AccessTokenProvider {

        private int issued;

        String current() {
            return "token-" + issued;
        }

        @Override
        public CompletionStage<AccessToken> accessToken(@Nullable AccessToken refused) {
            if (refused != null && refused.value().equals(current())) {
                issued++;
            }
            return CompletableFuture.completedFuture(AccessToken.of(current()));
        }
    }
}
