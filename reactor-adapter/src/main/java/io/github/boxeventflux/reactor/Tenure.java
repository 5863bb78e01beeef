package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.internal.engine.PageProgress;
import io.github.boxeventflux.options.StreamOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The time in which a reader has the right to read a stream: from its checkpoint to its last save. */
final class Tenure {

    private final StreamContext context;
    private final StreamOptions options;
    private final Claim claim;
    private final StoredCheckpoint stored;
    private final Retries retries;
    private volatile @Nullable Checkpointer checkpointer;

    Tenure(StreamContext context, CheckpointStore store, StreamKey key, Claim claim) {
        this.context = context;
        this.claim = claim;
        options = context.options();
        stored = new StoredCheckpoint(store, key, claim, options.limits().answerTimeout(), context.time());
        retries = context.newRetries();
    }

    /** Reads from the stored checkpoint on, once the right to it is there and as long as it lasts. */
    <T> Flux<T> read(Function<Reader, Flux<T>> delivery) {
        return claim.take()
                .thenReturn(claim)
                .takeUntilOther(context.stop())
                .flatMapMany(taken -> Guarded.by(taken.lost(), load(delivery)))
                .doOnError(LeaseLostException.class, context.signals()::leaseLost);
    }

    private <T> Flux<T> load(Function<Reader, Flux<T>> delivery) {
        return retries.untilStored(StoreCall.LOAD_CHECKPOINT, stored.load())
                .flatMap(this::claimed)
                .singleOptional()
                .flatMapMany(checkpoint -> readFrom(checkpoint.orElse(options.resumeFrom()), delivery));
    }

    /** Saves what was acknowledged, and gives the right back. */
    Mono<Void> end() {
        return end(checkpointer -> checkpointer.end(new CheckpointException(
                "checkpoint(): the stream has ended, and this event is not in its last checkpoint", null)));
    }

    /** As {@link #end()}; but who has lost the right may save nothing. */
    Mono<Void> end(Throwable error) {
        return error instanceof LeaseLostException lost
                ? end(checkpointer -> Mono.fromRunnable(() -> checkpointer.abandon(lost)))
                : end();
    }

    private Mono<Void> end(Function<Checkpointer, Mono<Void>> last) {
        return Mono.defer(() -> {
            claim.ending();
            Checkpointer used = checkpointer;
            return (used == null ? Mono.<Void>empty() : last.apply(used))
                    .then(stored.release())
                    .then(claim.release());
        });
    }

    /** From now on nobody who held the lease before can save: the checkpoint carries this one's token. */
    private Mono<Checkpoint> claimed(Checkpoint checkpoint) {
        return claim.condition() instanceof WriteCondition.NotNewerThan
                ? retries.untilStored(StoreCall.SAVE_CHECKPOINT, stored.save(checkpoint))
                        .thenReturn(checkpoint)
                : Mono.just(checkpoint);
    }

    private <T> Flux<T> readFrom(@Nullable Checkpoint checkpoint, Function<Reader, Flux<T>> delivery) {
        StartingPoint start = StartingPoint.at(checkpoint, context);
        PageProgress progress = new PageProgress(start.place());
        Checkpointer saves = new Checkpointer(context, stored, progress, start.recent());
        checkpointer = saves;
        context.signals().tracking(progress::unacknowledged);
        Acknowledgements acknowledgements = new Outstanding(context, progress, saves);
        return Guarded.by(saves.saving(), delivery.apply(new Reader(context, start, acknowledgements, claim)));
    }
}
