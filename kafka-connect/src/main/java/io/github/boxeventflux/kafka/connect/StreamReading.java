package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.PageRecord;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One stream, read from where its offset says; each subscription goes on where the one before has ended. */
final class StreamReading {

    /** Box repeats an event within seconds; an offset goes with each page, and days of ids would weigh more than its events. */
    private static final Duration IDS_OF = Duration.ofMinutes(10);

    private final BoxStream stream;
    private final SourceConfig config;
    private final int maxIds;
    private volatile @Nullable Map<String, ?> offset;

    /**
     * Reads a stream.
     *
     * @param offset the one that Connect remembers; {@code null} when there is none
     * @throws org.apache.kafka.connect.errors.ConnectException when nobody can go on from it
     */
    StreamReading(BoxStream stream, SourceConfig config, @Nullable Map<String, ?> offset) {
        this.stream = stream;
        this.config = config;
        this.offset = offset;
        maxIds = config.getInt(Setting.RECENT_IDS);
        if (offset != null) {
            SourceOffset.read(stream, offset);
        }
    }

    Flux<StreamPage> pages(BoxEventClient client) {
        return Flux.defer(() -> client.pages(options())).map(this::page);
    }

    private StreamOptions options() {
        StreamOptions.Builder options = config.options(stream);
        Map<String, ?> from = offset;
        return from == null
                ? options.build()
                : options.resumeFrom(SourceOffset.read(stream, from)).build();
    }

    private StreamPage page(PageRecord read) {
        Map<String, String> behind = SourceOffset.of(read.toCheckpoint(IDS_OF, maxIds));
        offset = behind;
        return new StreamPage(stream, read.page().events(), behind);
    }
}
