package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the format's description are what is written and read. */
class CheckpointFormatTest {

    private static final Path DESCRIPTION = Path.of("..", "docs", "checkpoint-format.md");
    private static final StreamKey KEY = new StreamKey("audit", StreamType.ADMIN_LOGS_STREAMING);
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            new StreamPosition("1152922976252290886"),
            Instant.parse("2026-03-01T10:00:00Z"),
            List.of("f82c3ba03e41f7e8a7608363cc6c0390183c3f83", "b9a2393a-20cf-4307-90f5-004110dec209"),
            List.of("1c94d6d2-8ac5-49fd-a0a1-3e0b8d1f6b2e"));

    @TempDir
    private Path directory;

    @Test
    void theTextIsTheDescribedOne() throws IOException {
        assertThat(CHECKPOINT.toJson() + "\n").isEqualTo(example("json"));
        assertThat(Checkpoint.fromJson(example("json"))).isEqualTo(CHECKPOINT);
    }

    @Test
    void theFileIsTheDescribedOne() throws IOException {
        CheckpointStore store = CheckpointStore.file(directory);
        Recorder.resultOf(store.save(KEY, CHECKPOINT, notNewerThan(7)));
        Recorder.resultOf(store.release(KEY));

        assertThat(directory.resolve("admin_logs_streaming.audit.checkpoint")).hasBinaryContent(utf8(example("text")));
        assertThat(Files.readString(DESCRIPTION)).contains("`admin_logs_streaming.audit.checkpoint`");
    }

    private static String example(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DESCRIPTION));
        assertThat(block.find()).as("an example in %s", language).isTrue();
        return block.group(1);
    }
}
