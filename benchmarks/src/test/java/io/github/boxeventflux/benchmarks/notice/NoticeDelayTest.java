package io.github.boxeventflux.benchmarks.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs; how fast it is says nothing on a machine that does other things. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NoticeDelayTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateHearsOfEachEvent() {
        CommandLine command = new CommandLine(new NoticeDelay());

        assertThat(command.execute(
                        "--events=5", "--warmups=1", "--rounds=1", "--no-bounds", "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("notice.json"))
                .content()
                .contains("BARE_READ", "BOX_EVENT_FLUX", "SDK_GENERATED", "medianMicros");
    }

    @Test
    void anEventSaysWhenItsNoticeWasSent() {
        assertThat(Changes.noticedAt("00000000000000ff" + "000000000000000000000001"))
                .isEqualTo(255);
    }
}
