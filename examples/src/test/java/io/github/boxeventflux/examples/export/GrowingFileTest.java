package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingFileTest {

    private static final Settings SETTINGS =
            new Settings("a Box", null, "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", List.of("LOGIN"), "jsonl");
    private static final List<Event> EVENTS = Arrays.asList(SampleEvents.numbered(0, 4));
    private static final Checkpoint SOMEWHERE = checkpoint(
            List.of(new Period(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"))));
    private static final Checkpoint END = checkpoint(List.of());

    @TempDir
    Path directory;

    private Output output;

    private static Checkpoint checkpoint(List<Period> history) {
        return new Checkpoint(new StreamPosition("0"), Instant.EPOCH, List.of("id"), List.of(), history);
    }

    @BeforeEach
    void name() {
        output = Output.of(directory.resolve("audit.jsonl"), null, false);
    }

    private GrowingFile open() {
        return GrowingFile.open(output, SETTINGS, GrowingFile.begun(output));
    }

    private static String lines(List<Event> events) {
        return events.stream().map(event -> event.json() + "\n").collect(Collectors.joining());
    }

    @Test
    void goesOnBehindWhatWasSaved() {
        try (GrowingFile file = open()) {
            file.append(EVENTS.subList(0, 2));
            file.save(SOMEWHERE);
            file.append(EVENTS.subList(2, 3));
        }

        try (GrowingFile file = open()) {
            assertThat(file.checkpoint()).isEqualTo(SOMEWHERE);
            assertThat(file.events()).isEqualTo(2);
            assertThat(file.settings()).isEqualTo(SETTINGS);
            file.append(EVENTS.subList(2, 4));
            file.save(END);
            assertThat(file.isComplete()).isTrue();
            file.finish();
        }

        assertThat(output.file()).hasContent(lines(EVENTS));
        assertThat(directory)
                .isDirectoryContaining(output.file()::equals)
                .isDirectoryNotContaining("glob:**.{part,progress,tmp}");
    }

    @Test
    void beginsAnewWhereNothingWasSaved() {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
        }

        try (GrowingFile file = open()) {
            assertThat(file.checkpoint()).isNull();
            file.append(EVENTS.subList(0, 1));
            file.save(END);
            file.finish();
        }

        assertThat(output.file()).hasContent(lines(EVENTS.subList(0, 1)));
    }

    @Test
    void isCompleteAfterAKillBeforeItGotItsName() {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(END);
        }

        try (GrowingFile file = open()) {
            assertThat(file.isComplete()).isTrue();
            file.finish();
        }

        assertThat(output.file()).hasContent(lines(EVENTS));
    }

    @Test
    void isThereAfterAKillWhenItHadGotItsName() throws IOException {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(END);
        }
        Files.move(output.part(), output.file());

        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessageContaining("audit.jsonl is there already");
        assertThat(output.file()).hasContent(lines(EVENTS));
        assertThat(output.progress()).doesNotExist();
    }

    @Test
    void replacesAnotherOnlyWhenThatIsWantedAndOnlyInTheEnd() throws IOException {
        Files.writeString(output.file(), "old");
        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessageContaining(
                        "audit.jsonl is there already; --overwrite replaces it when the new one is complete");

        output = new Output(output.file(), output.format(), output.gzip(), true);
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(END);
            assertThat(output.file()).hasContent("old");
            file.finish();
        }

        assertThat(output.file()).hasContent(lines(EVENTS));
    }

    @Test
    void replacesNoneThatHasComeMeanwhile() throws IOException {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(END);
            Files.writeString(output.file(), "somebody else's");

            assertThatIllegalStateException().isThrownBy(file::finish).withMessageContaining("--overwrite replaces it");
        }

        assertThat(output.file()).hasContent("somebody else's");
        assertThat(output.part()).hasContent(lines(EVENTS));
    }

    @Test
    void aPartOfWhichNobodyKnowsWhatItHoldsIsLeftAlone() throws IOException {
        Files.writeString(output.part(), "what is it?");

        assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("is there without");
        assertThat(output.part()).hasContent("what is it?");
    }

    @Test
    void aPartThatIsShorterThanItWasIsLeftAlone() throws IOException {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(SOMEWHERE);
        }
        Files.writeString(output.part(), "short", StandardOpenOption.TRUNCATE_EXISTING);

        assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("is shorter than it was");
        Files.delete(output.part());
        assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("is shorter than it was");
        assertThat(output.part()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"settings\":{}}", "[1]", "no JSON", "{\"length\":1"})
    void aDamagedProgressFileIsLeftAlone(String content) throws IOException {
        Files.writeString(output.progress(), content);

        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessageStartingWith(output.progress() + " is damaged, or none of this program's");
        assertThat(output.progress()).hasContent(content);
        assertThat(output.part()).doesNotExist();
    }

    @Test
    void aDamagedCheckpointIsLeftAlone() throws IOException {
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(SOMEWHERE);
        }
        String damaged = Files.readString(output.progress()).replace("\\\"version\\\":1", "\\\"version\\\":2");
        Files.writeString(output.progress(), damaged);

        assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("is damaged");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingIsSavedBehindWhatCouldNotBeWritten() throws IOException {
        Files.createSymbolicLink(output.part(), Path.of("/dev/full"));
        try (GrowingFile file = open()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> file.append(EVENTS))
                    .withMessageStartingWith("Cannot write " + output.file() + ": ")
                    .withMessageEndingWith("No space left on device");
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> file.append(EVENTS));
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> file.save(SOMEWHERE));
            assertThat(file.events()).isZero();
        }

        assertThat(GrowingFile.begun(output)).isEqualTo(SavedProgress.none(SETTINGS));
        Files.delete(output.part());
    }

    @Test
    void twoDoNotWriteIt() {
        try (GrowingFile file = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(this::open)
                    .withMessageContaining("another process is writing");
            file.append(EVENTS);
            file.save(END);
            file.finish();
        }

        assertThat(output.file()).hasContent(lines(EVENTS));
    }

    @Test
    void whoLookedBeforeAnotherSavedLooksAgain() {
        SavedProgress nothing = GrowingFile.begun(output);
        try (GrowingFile file = open()) {
            file.append(EVENTS);
            file.save(SOMEWHERE);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowingFile.open(output, SETTINGS, nothing))
                .withMessageContaining("another process has just written");
        assertThat(output.part()).hasContent(lines(EVENTS));
    }
}
