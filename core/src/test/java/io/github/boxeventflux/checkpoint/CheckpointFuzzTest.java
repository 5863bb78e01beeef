package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.support.CpuTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Whatever a checkpoint's file holds: it is read whole or refused, and what was read can be written and read again. */
class CheckpointFuzzTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);

    @FuzzTest
    @DictionaryFile(resourcePath = "/io/github/boxeventflux/internal/wire/json.dict")
    void itIsReadWholeOrRefused(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        int headerEnd = text.indexOf('\n');
        readOrRefused(() -> Checkpoint.fromJson(text.substring(headerEnd + 1)))
                .ifPresent(CheckpointFuzzTest::assertComesBack);
        if (headerEnd > 0) {
            byte[] sealed = CheckpointFiles.of(text.substring(0, headerEnd), text.substring(headerEnd + 1));
            Optional<CheckpointFile.Content> content = readOrRefused(() -> CheckpointFile.read(sealed, KEY));
            if (content.isPresent()) {
                assertComesBack(content.get());
                assertNoDamageIsTaken(sealed, file.length);
            }
        }
    }

    /** Empty when it is refused: with this error alone, on one line. */
    private static <T> Optional<T> readOrRefused(Supplier<T> reading) {
        try {
            return Optional.of(CpuTime.bounded(reading));
        } catch (CheckpointException e) {
            assertThat(e).hasNoCause();
            assertThat(e.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(500)
                    .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
            return Optional.empty();
        }
    }

    private static void assertComesBack(Checkpoint checkpoint) {
        String json = checkpoint.toJson();

        assertThat(json).matches("[ -\\x7f]+");
        assertThat(Checkpoint.fromJson(json)).isEqualTo(checkpoint);
        assertThat(checkpoint.position().value()).isNotBlank().isNotEqualTo("now");
    }

    private static void assertComesBack(CheckpointFile.Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckpointFile.of(KEY, content.fencingToken(), content.checkpoint()).writeTo(out);

        assertThat(CheckpointFile.read(out.toByteArray(), KEY)).isEqualTo(content);
    }

    private static void assertNoDamageIsTaken(byte[] sealed, int bit) {
        byte[] damaged = sealed.clone();
        damaged[bit * 31 % damaged.length] ^= (byte) (1 << bit % 8);

        assertThat(readOrRefused(() -> CheckpointFile.read(damaged, KEY))).isEmpty();
    }
}
