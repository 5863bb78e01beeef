package io.github.boxeventflux.benchmarks.checkpoint;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.ProcessOptions;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A way to read, and where its checkpoints are kept. */
enum Candidate {
    STREAM_WITHOUT_STORE,
    RECORDS_FILE_STORE,
    STREAM_FILE_STORE,
    PROCESS_FILE_STORE,
    RECORDS_IN_MEMORY;

    /** Where checkpoints are kept, in that directory if in files; {@code null} when nowhere. */
    @Nullable
    CheckpointStore store(Path directory) {
        return switch (this) {
            case STREAM_WITHOUT_STORE -> null;
            case RECORDS_FILE_STORE, STREAM_FILE_STORE, PROCESS_FILE_STORE -> CheckpointStore.file(directory);
            case RECORDS_IN_MEMORY -> CheckpointStore.inMemory();
        };
    }

    /** Reads to the end, says of each event that it is done, and counts them. */
    Mono<Long> read(BoxEventClient client, StreamOptions options) {
        return switch (this) {
            case STREAM_WITHOUT_STORE, STREAM_FILE_STORE ->
                client.stream(options).count();
            case RECORDS_FILE_STORE, RECORDS_IN_MEMORY ->
                client.records(options).doOnNext(EventRecord::acknowledge).count();
            case PROCESS_FILE_STORE -> processed(client, options);
        };
    }

    private static Mono<Long> processed(BoxEventClient client, StreamOptions options) {
        LongAdder handled = new LongAdder();
        return client.process(options, ProcessOptions.defaults(), event -> Mono.fromRunnable(handled::increment))
                .then(Mono.fromSupplier(handled::sum));
    }
}
