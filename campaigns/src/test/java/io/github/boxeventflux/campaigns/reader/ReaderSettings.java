package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.CheckpointOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a {@link ReaderProgram} is told.
 *
 * @param checkpoints the directory where its checkpoint is
 * @param ids where it appends the id of each event, before it acknowledges it
 * @param saveInterval the least time between two saves
 */
record ReaderSettings(
        String apiUrl, String token, Path checkpoints, Path ids, Processing processing, Duration saveInterval) {

    static final StreamKey KEY = new StreamKey("campaign", StreamType.ALL);

    static ReaderSettings of(String[] arguments) {
        return new ReaderSettings(
                arguments[0],
                arguments[1],
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                Processing.valueOf(arguments[4]),
                Duration.parse(arguments[5]));
    }

    String[] arguments() {
        return new String[] {
            apiUrl, token, checkpoints.toString(), ids.toString(), processing.name(), saveInterval.toString()
        };
    }

    ReaderSettings savingEvery(Duration interval) {
        return new ReaderSettings(apiUrl, token, checkpoints, ids, processing, interval);
    }

    /** Where it appends the id of each event of which it was told that it will not come again. */
    Path confirmedIds() {
        return ids.resolveSibling("confirmed-" + ids.getFileName());
    }

    StreamOptions.Builder options() {
        return StreamOptions.builder()
                .apiUrl(URI.create(apiUrl))
                .accessToken(token)
                .name(KEY.name())
                .streamType(KEY.streamType())
                .startAt(StartAt.earliest())
                .checkpointStore(CheckpointStore.file(checkpoints))
                .checkpoint(
                        CheckpointOptions.builder().saveInterval(saveInterval).build())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(20))
                        .maxBackoff(Duration.ofMillis(200))
                        .build());
    }
}
