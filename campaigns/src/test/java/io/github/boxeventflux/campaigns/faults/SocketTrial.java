package io.github.boxeventflux.campaigns.faults;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.campaigns.faults.Act.End.How;
import io.github.boxeventflux.campaigns.faults.Setting.Start;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBoxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A schedule over real sockets, in real time. What happens, and who reads, is the affair of one thread; events come on whatever
 * thread brings them.
 */
final class SocketTrial implements AutoCloseable {

    private static final int EVENTS_BEFORE = 60;
    private static final int EVENTS_AFTER = 5;
    private static final Duration HISTORY = Duration.ofSeconds(5);

    /** Nothing takes that long but a trial that fails: the longest pause against idle news is 15 s. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration LATER = Duration.ofMillis(100);
    private static final Duration BETWEEN_READERS = Duration.ofMillis(50);

    private final Schedule schedule;
    private final Setting setting;
    private final Scheduler stage = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "trial");
    private final Scheduler parallel = Schedulers.parallel();
    private final Random random;
    private final Instant beginning = Instant.now().minus(HISTORY);
    private final RemoteBox box;
    private final FragileStore store;
    private final Ledger ledger = new Ledger();
    private final Retries retries = new Retries();
    private @Nullable Refusal refusal;
    private SocketClient client;
    private FragileStore.View view;
    private Reader reader;
    private int readers;
    private boolean finished;
    private volatile Instant calmSince = Instant.MAX;
    private volatile boolean lastPublished;

    private SocketTrial(Schedule schedule) {
        this.schedule = schedule;
        setting = schedule.setting();
        random = new Random(setting.seed());
        box = new RemoteBox(box());
        store = new FragileStore(setting.key(), parallel, random);
        view = store.view();
        client = newClient();
        reader = new Reader();
    }

    static Verdict of(Schedule schedule) {
        try (SocketTrial trial = new SocketTrial(schedule)) {
            return trial.run();
        }
    }

    private SocketClient newClient() {
        return new SocketClient(setting.tls(), random.nextBoolean(), retries);
    }

    private FakeBoxBuilder box() {
        FakeBoxBuilder settings = setting.box()
                .callsPerMinute(0)
                .hold(Duration.ofSeconds(3))
                .delay(StreamType.ADMIN_LOGS, Duration.ofMillis(300))
                .delay(StreamType.ADMIN_LOGS_STREAMING, Duration.ofMillis(100));
        return setting.tls() ? settings.tls(SocketClient.BOX) : settings;
    }

    private Verdict run() {
        publish(EVENTS_BEFORE);
        schedule.acts().forEach(act -> in(act.at(), () -> perform(act)));
        in(Duration.ZERO, reader::start);
        in(schedule.end(), this::calmDown);
        Duration catchUp = awaitCompletion();
        Mono.fromRunnable(this::finish).subscribeOn(stage).block(LIMIT);
        awaitNothingLeft();
        return new Verdict(
                ledger.faults(),
                ledger.happened(),
                ledger.repeated(),
                readers,
                box.calls().size(),
                retries.count(),
                catchUp);
    }

    private void in(Duration delay, Runnable task) {
        stage.schedule(() -> tried(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tried(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            ledger.wrong("The trial itself failed: " + e);
        }
    }

    /** Until it is known where a reader that starts now does start, nobody has to get what happens. */
    private void publish(int count) {
        boolean wanted = isStartKnown();
        for (int i = 0; i < count; i++) {
            box.publish(ledger.happen());
        }
        if (!wanted) {
            ledger.startsHere();
        }
    }

    private boolean isStartKnown() {
        return setting.start() != Start.NOW || store.stored() != null;
    }

    private void perform(Act act) {
        if (act instanceof Act.Publish publish) {
            publish(publish.events());
        } else if (act instanceof Act.Refuse refuse) {
            refusal = refuse.refusal();
            box.refuses(refusal);
            reader.meets(refusal);
        } else if (act instanceof Act.End end) {
            reader.end(end.how());
            in(end.pause(), this::startAnother);
        } else {
            box.perform(act, this::in);
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
        box.calmDown();
        refusal = null;
        startAnother();
        calmSince = Instant.now();
        giveSignsOfLife();
    }

    /** Whoever has everything so far must still get what comes. */
    private void giveSignsOfLife() {
        if (isStartKnown()) {
            publish(EVENTS_AFTER);
            lastPublished = true;
        } else {
            in(BETWEEN_READERS, this::giveSignsOfLife);
        }
    }

    private Duration awaitCompletion() {
        try {
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(LIMIT.plus(schedule.end()))
                    .until(() -> lastPublished && ledger.isComplete());
        } catch (ConditionTimeoutException late) {
            ledger.wrong("Not up to date " + LIMIT + " after the last fault");
        }
        return Duration.between(calmSince, Instant.now());
    }

    private void finish() {
        finished = true;
        reader.end(How.CANCEL);
        client.close();
        String outOfOrder = ledger.outOfOrder();
        if (!setting.realistic() && outOfOrder != null) {
            ledger.wrong(outOfOrder);
        }
    }

    private void awaitNothingLeft() {
        try {
            box.awaitNothingOpen(LIMIT);
        } catch (AssertionError left) {
            ledger.wrong("Something is left: " + left.getMessage());
        }
    }

    @Override
    public void close() {
        stage.dispose();
        box.close();
    }

    private StreamOptions.Builder options() {
        return setting.options(view, beginning)
                .apiUrl(box.apiUrl())
                .accessToken(box.token())
                .history(HistoryOptions.builder()
                        .concurrency(setting.concurrency())
                        .overlap(Duration.ofSeconds(1))
                        .build())
                .polling(
                        PollingOptions.builder().interval(Duration.ofSeconds(1)).build())
                .longPoll(
                        LongPollOptions.builder().maxWait(Duration.ofSeconds(1)).build())
                .limits(AnswerLimits.builder()
                        .answerTimeout(SocketClient.ANSWER_TIMEOUT)
                        .build())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(50))
                        .build());
    }

    private final class Reader extends TrialReader {

        Reader() {
            super(setting, ledger, random, parallel, LATER, task -> in(Duration.ZERO, task));
        }

        void start() {
            readers++;
            meets(refusal);
            start(client.events(), options());
        }

        void end(How how) {
            if (isOver()) {
                return;
            }
            switch (how) {
                case STOP -> stop();
                case CANCEL -> giveUp();
                case KILL -> {
                    view.kill();
                    giveUp();
                    client.close();
                    client = newClient();
                    view = store.view();
                }
            }
        }

        private void giveUp() {
            cancel();
            ended(store.stored(), Instant.MIN);
        }

        /** Whoever ends in good order has saved all that was done. */
        @Override
        void completed() {
            if (!isOver()) {
                ended(store.stored(), Instant.now());
                startAnother();
            }
        }

        @Override
        void failed() {
            box.refusesNoMore();
            refusal = null;
            if (!isOver()) {
                ended(store.stored(), Instant.MIN);
                in(BETWEEN_READERS, SocketTrial.this::startAnother);
            }
        }
    }
}
