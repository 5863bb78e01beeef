package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The checkpoints of all readers, each of which has a view of its own that ends with its process. */
final class FragileStore {

    private static final int SLOWEST_MILLIS = 60;
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CheckpointStore memory = CheckpointStore.inMemory();
    private final StreamKey key;
    private final Scheduler scheduler;
    private final Random random;
    private volatile boolean down;
    private volatile Instant upSince = Instant.EPOCH;

    FragileStore(StreamKey key, Scheduler scheduler, Random random) {
        this.key = key;
        this.scheduler = scheduler;
        this.random = random;
    }

    void fail() {
        down = true;
    }

    void mend(Instant now) {
        down = false;
        upSince = now;
    }

    /** What was to be saved before then should be; nothing, where the store was down and may not have been tried again. */
    Instant goodSince(Instant now) {
        return down || upSince.plus(LONGEST_BACKOFF).isAfter(now) ? Instant.MIN : now.minus(SOON);
    }

    /** What the next reader will start with. */
    @Nullable
    Checkpoint stored() {
        return Mono.from(memory.load(key)).block();
    }

    View view() {
        return new View();
    }

    /** As one process has it. */
    final class View implements CheckpointStore {

        private volatile boolean gone;

        /** The process is killed: nothing that it still does takes effect. */
        void kill() {
            gone = true;
        }

        @Override
        public Publisher<Checkpoint> load(StreamKey asked) {
            return late(Mono.defer(() -> Mono.from(memory.load(asked))));
        }

        @Override
        public Publisher<Void> save(StreamKey asked, Checkpoint checkpoint, WriteCondition condition) {
            return late(Mono.defer(() -> gone ? Mono.never() : Mono.from(memory.save(asked, checkpoint, condition))));
        }

        @Override
        public Publisher<Void> delete(StreamKey asked) {
            return memory.delete(asked);
        }

        private <T> Mono<T> late(Mono<T> done) {
            return Mono.delay(Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)), scheduler)
                    .flatMap(tick -> down ? Mono.error(new IOException("No space left on device")) : done);
        }
    }
}
