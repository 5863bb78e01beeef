package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.CheckpointFiles.HEADER;
import static io.github.boxeventflux.checkpoint.CheckpointFiles.TEXT;
import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static io.github.boxeventflux.support.Samples.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;

/** A file that cannot be used ends the stream and is left as it is, for whoever has to find out. */
class FileStoreRefusalTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);
    private static final Checkpoint OTHER = new Checkpoint(new StreamPosition("18"), List.of());
    private static final byte[] GOOD = CheckpointFiles.of(HEADER, TEXT);

    @TempDir
    private Path directory;

    private CheckpointStore store;
    private Path file;

    @BeforeEach
    void anEmptyStore() {
        store = CheckpointStore.file(directory);
        file = directory.resolve("all.audit.checkpoint");
    }

    @AfterEach
    void release() {
        Recorder.resultOf(store.release(KEY));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("empty", new byte[0], "it is no checkpoint file"),
                Arguments.of("foreign", utf8("another program's file\n"), "it is no checkpoint file"),
                Arguments.of("cut off", Arrays.copyOf(GOOD, GOOD.length - 1), "its checksum does not fit"),
                Arguments.of(
                        "damaged", new String(GOOD, UTF_8).replace("17", "18").getBytes(UTF_8), "its checksum"),
                Arguments.of(
                        "another stream's",
                        CheckpointFiles.of(HEADER.replace("audit", "AUDIT"), TEXT),
                        "it is the checkpoint of another stream, AUDIT (all)"),
                Arguments.of(
                        "another type's",
                        CheckpointFiles.of(HEADER.replace("\"all\"", "\"sync\""), TEXT),
                        "it is the checkpoint of another stream, audit (sync)"),
                Arguments.of(
                        "newer",
                        CheckpointFiles.of(HEADER.replace(":1,", ":2,"), TEXT),
                        "a newer version of this library"),
                Arguments.of(
                        "newer inside",
                        CheckpointFiles.of(HEADER, "{\"version\":2}"),
                        "a newer version of this library"),
                Arguments.of("no position", CheckpointFiles.of(HEADER, "{\"version\":1}"), "it has no position"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void aFileThatCannotBeUsedIsRefusedAndLeftAsItIs(String what, byte[] content, String why) {
        CheckpointFiles.write(file, content);

        refused(store.load(KEY), why);
        for (WriteCondition condition : List.of(always(), ifAbsent(), notNewerThan(99))) {
            refused(store.save(KEY, OTHER, condition), why);
        }
        assertThat(file).as(what).hasBinaryContent(content);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void everyTruncationAndEveryChangedByteIsRefused() {
        for (int at = 0; at < GOOD.length; at++) {
            byte[] changed = GOOD.clone();
            changed[at] ^= (byte) 0x10;
            for (byte[] bad : List.of(Arrays.copyOf(GOOD, at), changed)) {
                CheckpointFiles.write(file, bad);
                refused(store.load(KEY), "");
                refused(store.save(KEY, OTHER, always()), "");
                assertThat(file).hasBinaryContent(bad);
            }
        }
    }

    @Test
    void aGoodCopyInItsPlaceIsEnough() {
        CheckpointFiles.write(file, new byte[0]);
        refused(store.load(KEY), "put a good copy in its place");

        CheckpointFiles.write(file, GOOD);
        assertThat(Recorder.resultOf(store.load(KEY)))
                .hasToString(Checkpoint.fromJson(TEXT).toString());
    }

    @Test
    void aDamagedFileCanBeDeleted() {
        CheckpointFiles.write(file, new byte[0]);
        Recorder.resultOf(store.delete(KEY));

        assertThat(file).doesNotExist();
        assertThat(Recorder.resultOf(store.load(KEY))).isNull();
    }

    @Test
    void anotherStreamsFileIsNotDeleted() {
        byte[] other = CheckpointFiles.of(HEADER.replace("audit", "Audit"), TEXT);
        CheckpointFiles.write(file, other);

        refused(store.delete(KEY), "it is the checkpoint of another stream, Audit (all)");
        assertThat(file).hasBinaryContent(other);
    }

    private void refused(Publisher<?> call, String why) {
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Recorder.resultOf(call))
                .withMessageStartingWith(
                        "The checkpoint file " + file + " of " + KEY + " cannot be used and was left as it is: ")
                .withMessageContaining(why);
    }
}
