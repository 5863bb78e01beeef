package io.github.boxeventflux.benchmarks.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs, and that no event of a page is a repeat; and what does not depend on speed: the memory. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RepeatsCostTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateIsMeasured() {
        CommandLine command = new CommandLine(new RepeatsCost());

        assertThat(command.execute("--rounds=1", "--seconds=0.01", "--no-bounds", "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("repeats.json"))
                .content()
                .contains("boxEventFlux", "linkedHashSet", "nanosPerId", "bytesFull");
    }

    @Test
    void bothFindThatAllIsNewHoweverOften() {
        RepeatsWindow windows = new RepeatsWindow();

        for (int page = 0; page < 200; page++) {
            assertThat(windows.boxEventFlux()).hasSize(RepeatsWindow.PAGE);
            assertThat(windows.linkedHashSet()).hasSize(RepeatsWindow.PAGE);
        }
    }

    @Test
    void tenThousandIdsTakeAMebibyteAtMostAndNoneTakeNothing() {
        assertThat(RepeatsWindow.bytes(RepeatsWindow.PAGES)).isBetween(800_000.0, 1_048_576.0);
        assertThat(RepeatsWindow.bytes(0)).isLessThan(512);
    }
}
