package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.internal.engine.PageProgress;
import io.github.boxeventflux.internal.engine.PageProgress.Snapshot;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.options.CheckpointOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Saves how far a stream was read: one save at a time, always the newest, no more often than was set, and once more at the
 * end.
 */
final class Checkpointer {

    private static final Object CHANGE = new Object();

    private final StoredCheckpoint stored;
    private final PageProgress progress;
    private final RecentEventIds recent;
    private final CheckpointOptions options;
    private final Retries retries;
    private final StreamTime time;
    private final StreamSignals signals;

    private final Sinks.Many<Snapshot> durable = Sinks.many().replay().latest();
    // Not the error of the one above: that one takes no signal while another thread gives it one.
    private final Sinks.Empty<Void> over = Sinks.empty();
    private final Sinks.Empty<Void> cut = Sinks.empty();
    // Shared and not cancelled with the stream: at the end, the save that is under way is waited for.
    private final Mono<Void> saving;
    private volatile Sinks.Empty<Void> hurry = Sinks.empty();
    private volatile @Nullable FluxSink<Object> changes;
    private volatile boolean ending;
    private volatile @Nullable Instant savedAt;
    private volatile long savedVersion;

    Checkpointer(StreamContext context, StoredCheckpoint stored, PageProgress progress, RecentEventIds recent) {
        this.stored = stored;
        this.progress = progress;
        this.recent = recent;
        options = context.options().checkpoint();
        retries = context.newRetries();
        time = context.time();
        signals = context.signals();
        saving = Flux.create(this::tellOfChanges, OverflowStrategy.LATEST)
                .concatMap(change -> pause().then(save()), 0)
                .takeUntilOther(cut.asMono())
                .then()
                .cache();
    }

    /** Saves what changes from the first subscription on; fails when a save is refused, and completes after the end. */
    Mono<Void> saving() {
        return saving;
    }

    /** There may be something to save. From any thread. */
    void changed() {
        FluxSink<Object> told = changes;
        if (told != null && !ending) {
            told.next(CHANGE);
        }
    }

    /** Saves without a pause, and completes when a version at least as new is durable. */
    Mono<Void> saved(long version) {
        return durable(snapshot -> snapshot.version() >= version);
    }

    /** Saves without a pause, and completes when a position behind that page is durable. */
    Mono<Void> savedBehind(long page) {
        return durable(snapshot -> snapshot.page() >= page);
    }

    /** Saves what is left, within a time; whoever still waits for more is told why it is in vain. */
    Mono<Void> end(FatalException why) {
        return Mono.defer(() -> {
                    finish();
                    return changes == null ? Mono.empty() : saving;
                })
                .timeout(options.drainTimeout(), Mono.fromRunnable(this::giveUp), time.scheduler())
                .onErrorComplete()
                .doFinally(signal -> over.tryEmitError(why));
    }

    /** Saves nothing more. */
    void abandon(FatalException why) {
        cut.tryEmitEmpty();
        over.tryEmitError(why);
    }

    private void tellOfChanges(FluxSink<Object> sink) {
        changes = sink;
        sink.next(CHANGE);
        // A cancel on another thread may have come just before, and found nobody to tell.
        if (ending) {
            sink.complete();
        }
    }

    private void finish() {
        ending = true;
        hurry.tryEmitEmpty();
        FluxSink<Object> told = changes;
        if (told != null) {
            told.next(CHANGE);
            told.complete();
        }
    }

    private void giveUp() {
        cut.tryEmitEmpty();
        signals.notSaved();
    }

    private Mono<Void> durable(Predicate<Snapshot> enough) {
        return Mono.defer(() -> {
            hurry.tryEmitEmpty();
            return Mono.firstWithSignal(durable.asFlux().filter(enough).next().then(), over.asMono());
        });
    }

    private Mono<Void> pause() {
        return Mono.defer(() -> {
            Instant before = savedAt;
            if (before == null || ending) {
                return Mono.empty();
            }
            Duration left = options.saveInterval().minus(Duration.between(before, time.now()));
            Duration pause = left.compareTo(options.saveInterval()) > 0 ? options.saveInterval() : left;
            return pause.isNegative() ? Mono.empty() : time.pause(pause).takeUntilOther(hurry.asMono());
        });
    }

    private Mono<Void> save() {
        return retries.untilStored(StoreCall.SAVE_CHECKPOINT, Mono.defer(this::saveNewest));
    }

    /** Anew at each attempt. Who is in a hurry from now on may want what is not in this one. */
    private Mono<Void> saveNewest() {
        hurry = Sinks.empty();
        if (progress.version() == savedVersion) {
            return Mono.empty();
        }
        Snapshot snapshot = progress.snapshot();
        Checkpoint checkpoint = snapshot.checkpoint(recent);
        if (checkpoint == null) {
            return Mono.empty();
        }
        return stored.save(checkpoint).then(Mono.fromRunnable(() -> isDurable(snapshot)));
    }

    private void isDurable(Snapshot snapshot) {
        savedAt = time.now();
        savedVersion = snapshot.version();
        durable.tryEmitNext(snapshot);
        signals.saved(snapshot.place().position(), progress.unacknowledged());
    }
}
