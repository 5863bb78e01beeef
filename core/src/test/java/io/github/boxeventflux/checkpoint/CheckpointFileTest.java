package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.CheckpointFiles.HEADER;
import static io.github.boxeventflux.checkpoint.CheckpointFiles.TEXT;
import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);
    private static final Checkpoint SMALL = new Checkpoint(new StreamPosition("17"), List.of());
    private static final Checkpoint FULL = new Checkpoint(
            new StreamPosition("1152922976252290886"),
            Instant.parse("2026-03-01T10:00:00Z"),
            List.of("f82c3ba0", "b9a2393a"),
            List.of("1c94d6d2"));

    @Test
    void aFileIsTwoLinesThatPeopleCanRead() throws IOException {
        assertThat(written(KEY, 0, SMALL)).isEqualTo(CheckpointFiles.of(HEADER, TEXT));
        assertThat(CheckpointFile.read(CheckpointFiles.of(HEADER, TEXT), KEY))
                .isEqualTo(new CheckpointFile.Content(0, SMALL));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
    void whatIsWrittenIsRead(long fencingToken) throws IOException {
        assertThat(CheckpointFile.read(written(KEY, fencingToken, FULL), KEY))
                .isEqualTo(new CheckpointFile.Content(fencingToken, FULL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"}", "a\nb", "Prüfung 😀", "\ud800", "now"})
    void aStreamMayHaveAnyName(String name) throws IOException {
        StreamKey odd = new StreamKey(name, StreamType.ADMIN_LOGS_STREAMING);

        assertThat(CheckpointFile.read(written(odd, 7, FULL), odd).checkpoint()).isEqualTo(FULL);
        refused(written(odd, 7, FULL), KEY).withMessageContaining("it is the checkpoint of another stream");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = written(KEY, 7, FULL);

        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), KEY);
            refused(Arrays.copyOf(Arrays.copyOf(whole, length), whole.length), KEY);
        }
    }

    @Test
    void everyChangeOfOneByteIsRefused() throws IOException {
        byte[] whole = written(KEY, 7, FULL);

        for (int at = 0; at < whole.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                refused(changed, KEY);
            }
        }
    }

    @Test
    void whatIsAddedIsRefused() throws IOException {
        byte[] whole = written(KEY, 7, FULL);

        for (byte added : new byte[] {0, ' ', '\n'}) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            longer[whole.length] = added;
            refused(longer, KEY).withMessageContaining("its checksum does not fit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "{}", "{}\n{}\n", "17", "no JSON at all", "{\"format\":\"another\",\"version\":1}\n"})
    void anythingElseIsNoCheckpointFile(String content) {
        refused(utf8(content), KEY).withMessageContaining("it is no checkpoint file");
    }

    @Test
    void anotherStreamIsNamed() {
        byte[] other = CheckpointFiles.of(HEADER.replace("audit", "Audit"), TEXT);

        refused(other, KEY).withMessageContainingAll("another stream, Audit (all)", "upper or lower case");
        assertThat(CheckpointFile.isOfAnotherStream(other, KEY)).isTrue();
        assertThat(CheckpointFile.isOfAnotherStream(CheckpointFiles.of(HEADER, TEXT), KEY))
                .isFalse();
    }

    @Test
    void aDamagedFileIsNotTakenForAnotherStreams() {
        byte[] damaged = CheckpointFiles.of(HEADER, TEXT);
        damaged[HEADER.indexOf("audit")] = 'A';

        assertThat(CheckpointFile.isOfAnotherStream(damaged, KEY)).isFalse();
        refused(damaged, KEY).withMessageContaining("its checksum does not fit");
    }

    @Test
    void aNewerFormatIsSaidToBeOne() {
        refused(utf8("{\"format\":\"box-event-flux-checkpoint\",\"version\":2,\"body\":\"elsewhere\"}"), KEY)
                .withMessageContainingAll("a newer version of this library wrote it, in format 2", "use that version");
        refused(CheckpointFiles.of(HEADER, "{\"version\":2}"), KEY)
                .withMessageContainingAll("a newer version of this library wrote it, in format 2", "use that version");
    }

    @Test
    void fieldsThatAreNotKnownAreIgnored() {
        byte[] more = CheckpointFiles.of(HEADER.replace(",\"name\"", ",\"host\":{\"a\":[1]},\"name\""), TEXT);

        assertThat(CheckpointFile.read(more, KEY).checkpoint()).isEqualTo(SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"fencingToken\":\"much\"", "\"token\":0", "\"fencingToken\":9223372036854775808"})
    void aFencingTokenMustBeThere(String token) {
        refused(CheckpointFiles.of(HEADER.replace("\"fencingToken\":0", token), TEXT), KEY)
                .withMessageContaining("its fencing token is no number");
    }

    private static byte[] written(StreamKey key, long fencingToken, Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckpointFile.of(key, fencingToken, checkpoint).writeTo(out);
        return out.toByteArray();
    }

    private static ThrowableAssertAlternative<CheckpointException> refused(byte[] content, StreamKey key) {
        return assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> CheckpointFile.read(content, key));
    }
}
