package io.github.boxeventflux.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs; how fast it is says nothing on a machine that does other things. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FirstEventTest {

    @TempDir
    Path directory;

    @Test
    void eachProgramGetsItsFirstEvent() {
        CommandLine command = new CommandLine(new FirstEvent());

        assertThat(command.execute("--events=3", "--rounds=1", "--no-bounds", "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("first-event.json"))
                .content()
                .contains("BARE_READ", "BOX_EVENT_FLUX", "SDK_GENERATED", "SDK_CLASSIC", "millis");
    }
}
