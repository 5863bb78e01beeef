package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Setting.Reading;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * One reader of those that a trial starts one after the other: takes events, acknowledges them, and says what it got. How it
 * is ended, and what comes then, is the trial's affair.
 */
abstract class TrialReader {

    private final Setting setting;
    private final Ledger ledger;
    private final Ledger.OfReader got;
    private final Random random;
    private final Scheduler scheduler;
    private final Duration latest;
    private final Executor turns;
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Set<Refusal> met = EnumSet.noneOf(Refusal.class);
    private @Nullable Disposable subscription;
    private volatile boolean over = true;
    private boolean stopping;

    /**
     * @param scheduler whose time it is
     * @param latest when an event is acknowledged that is not at once
     * @param turns where the end of the stream is looked at
     */
    TrialReader(Setting setting, Ledger ledger, Random random, Scheduler scheduler, Duration latest, Executor turns) {
        this.setting = setting;
        this.ledger = ledger;
        this.random = random;
        this.scheduler = scheduler;
        this.latest = latest;
        this.turns = turns;
        got = ledger.newReader();
    }

    /** The stream completed; whether it was to is judged. */
    abstract void completed();

    /** The stream failed; whether it was to is judged. */
    abstract void failed();

    final boolean isOver() {
        return over;
    }

    /** Box may have said so already when the error comes, behind the events that were read before it. */
    final void meets(@Nullable Refusal known) {
        if (known != null) {
            met.add(known);
        }
    }

    final void start(BoxEventClient client, StreamOptions.Builder settings) {
        over = false;
        StreamOptions options = settings.stopWhen(stop.asMono()).build();
        if (setting.reading() == Reading.STREAM) {
            subscription = client.stream(options).subscribeWith(taker(event -> got.came(event.eventId())));
        } else {
            subscription = client.records(options).subscribeWith(taker(this::taken));
        }
    }

    final void stop() {
        stopping = true;
        stop.tryEmitEmpty();
    }

    final void cancel() {
        if (subscription != null) {
            subscription.dispose();
        }
    }

    /**
     * Nothing more of it counts.
     *
     * @param stored what the next reader will start with
     * @param allDoneBefore what was acknowledged before then must be in it
     */
    final void ended(@Nullable Checkpoint stored, Instant allDoneBefore) {
        over = true;
        got.ended(stored, allDoneBefore);
    }

    private <T> Taker<T> taker(Consumer<T> taken) {
        return new Taker<>(
                setting.pace(),
                setting.longestPause(),
                random,
                scheduler,
                taken,
                () -> turns.execute(this::judgeCompletion),
                error -> turns.execute(() -> judge(error)));
    }

    private void taken(EventRecord taken) {
        got.came(taken.event().eventId());
        if (setting.reading() == Reading.RECORDS) {
            acknowledge(taken);
        } else {
            scheduler.schedule(
                    () -> acknowledge(taken), random.nextInt((int) latest.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private void acknowledge(EventRecord taken) {
        taken.acknowledge();
        if (!over) {
            got.acknowledged(taken.event().eventId(), Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)));
        }
    }

    private void judgeCompletion() {
        if (!stopping) {
            ledger.wrong("The stream completed by itself");
        }
        completed();
    }

    private void judge(Throwable error) {
        if (met.stream().noneMatch(refused -> refused.explains(error))) {
            ledger.wrong("The stream failed: " + error);
        }
        failed();
    }
}
