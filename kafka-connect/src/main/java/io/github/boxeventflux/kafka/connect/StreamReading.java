package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.PageRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One stream, read from where its offset says; each subscription goes on where the one before has ended. */
final class StreamReading {

    private final BoxStream stream;
    private final SourceConfig config;
    private final int maxIds;
    private volatile @Nullable Map<String, ?> offset;

    /**
     * Reads a stream.
     *
     * @param offset the one that Connect remembers; {@code null} when there is none
     */
    StreamReading(BoxStream stream, SourceConfig config, @Nullable Map<String, ?> offset) {
        this.stream = stream;
        this.config = config;
        this.offset = offset;
        maxIds = config.getInt(Setting.RECENT_IDS);
    }

    BoxStream stream() {
        return stream;
    }

    Flux<StreamPage> pages(BoxEventClient client) {
        return Flux.defer(() -> client.pages(options())).map(this::page);
    }

    private StreamOptions options() {
        StreamOptions.Builder options = config.options(stream);
        Map<String, ?> from = offset;
        return from == null
                ? options.build()
                : options.resumeFrom(SourceOffset.read(from)).build();
    }

    private StreamPage page(PageRecord read) {
        Checkpoint checkpoint = read.toCheckpoint();
        Map<String, String> behind = SourceOffset.of(checkpoint, maxIds);
        offset = behind;
        return new StreamPage(stream, read.page().events(), behind);
    }
}
