package io.github.boxeventflux.benchmarks.checkpoint;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A process that reads the whole backlog in one way, each time that it is asked to. */
final class CheckpointReader {

    private static final StreamKey KEY = new StreamKey("backlog", StreamType.ADMIN_LOGS);
    private static final int HEAP_MEGABYTES = 512;

    private final Candidate candidate;
    private final int events;
    private final @Nullable CheckpointStore store;
    private final LongAdder saves = new LongAdder();
    private final BoxEventClient client = BoxEventClient.builder()
            .listener(new CountingSaves())
            .requestBudget(RequestBudget.unlimited())
            .build();
    private final StreamOptions options;

    private CheckpointReader(Candidate candidate, URI apiUrl, int events, Path directory) {
        this.candidate = candidate;
        this.events = events;
        store = candidate.store(directory);
        StreamOptions.Builder reading = StreamOptions.builder()
                .name(KEY.name())
                .streamType(KEY.streamType())
                .createdBefore(Instant.now())
                .apiUrl(apiUrl)
                .accessToken("any");
        if (store != null) {
            reading.checkpointStore(store);
        }
        options = reading.build();
    }

    /** Starts one whose checkpoints, if it saves any, are in that directory. */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI apiUrl, int events, Path directory) {
        return children.start(
                CheckpointReader.class,
                HEAP_MEGABYTES,
                candidate.name(),
                apiUrl.toString(),
                Integer.toString(events),
                directory.toString());
    }

    /** The process. */
    public static void main(String[] arguments) {
        CheckpointReader reader = new CheckpointReader(
                Candidate.valueOf(arguments[0]),
                URI.create(arguments[1]),
                Integer.parseInt(arguments[2]),
                Path.of(arguments[3]));
        ChildJvm.measureWhenAsked(reader::drain);
    }

    private Figures drain() {
        forget();
        saves.reset();
        ProcessUse before = ProcessUse.now();
        long read = candidate.read(client, options).blockOptional().orElseThrow();
        ProcessUse used = ProcessUse.now().since(before);
        if (read != events) {
            throw new IllegalStateException(candidate + " delivered " + read + " events of " + events);
        }
        return new Figures()
                .with("eventsPerSecond", events * 1e9 / used.nanos())
                .with("cpuMicrosPerEvent", used.cpuNanos() / 1e3 / events)
                .with("saves", saves.doubleValue());
    }

    /** Else it would go on where the last drain ended. */
    private void forget() {
        if (store != null) {
            Mono.from(store.delete(KEY)).block();
        }
    }

    private final class CountingSaves implements StreamListener {
        @Override
        public void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
            saves.increment();
        }
    }
}
