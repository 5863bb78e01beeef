package io.github.boxeventflux.examples.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.examples.terminal.Colours;
import io.github.boxeventflux.examples.terminal.StatusLine;
import io.github.boxeventflux.examples.terminal.Terminal;
import io.github.boxeventflux.reactor.HistoryProgress;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.stream.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportProgressTest {

    private static final StreamInfo STREAM = new StreamInfo(null, StreamType.ADMIN_LOGS);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration WANTED = Duration.ofDays(100);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    /** What stands there in the end, before it is taken away. */
    private String shown(Charset charset, long eventsBefore, HistoryProgress... told) {
        StatusLine line = new StatusLine(screen, charset, System::nanoTime);
        Terminal terminal = new Terminal(line.above(screen), line.above(screen), charset, line, Colours.NONE);
        ExportProgress progress =
                new ExportProgress(terminal, 79, Clock.fixed(NOW, ZoneOffset.UTC), WANTED, eventsBefore);
        try (progress) {
            List.of(told).forEach(one -> progress.onHistoryProgress(STREAM, one));
        }
        String[] drawn = screen.toString(charset).split("\033\\[\\?7[lh]", -1);
        assertThat(drawn[drawn.length - 1]).isEqualTo("\r\r\033[K");
        return drawn[drawn.length - 2];
    }

    private static HistoryProgress after(Duration done, long events) {
        Duration left = WANTED.minus(done);
        return new HistoryProgress(NOW.minus(left), done, left, events, 3, 4);
    }

    @Test
    void saysHowManyHowManyAreLikelyToComeAndUntilWhen() {
        assertThat(shown(UTF_8, 0, after(Duration.ofDays(25), 1000)))
                .matches(
                        "events  25% \\|█+ +\\| 1000/4000 \\(0:00:\\d\\d / 0:0\\d:\\d\\d\\) [0-9,?]+/s, until 12-16 00:00")
                .hasSize(79);
    }

    @Test
    void guessesNothingBeforeAnythingIsRead() {
        assertThat(shown(UTF_8, 0, after(Duration.ZERO, 0)))
                .startsWith("events  ? % |")
                .contains(" 0/? (");
    }

    @Test
    void countsWhatWasThereBefore() {
        Duration left = WANTED.minusDays(50);

        assertThat(shown(UTF_8, 900, new HistoryProgress(NOW.minus(left), Duration.ofDays(10), left, 100, 1, 1)))
                .startsWith("events  50% |")
                .contains(" 1000/2000 (");
    }

    @Test
    void isFullInTheEnd() {
        assertThat(shown(UTF_8, 0, after(Duration.ofDays(25), 1000), after(WANTED, 1234)))
                .startsWith("events 100% |")
                .contains(" 1234/1234 (");
    }

    @Test
    void saysWhyItWaitsForTheLastMinute() {
        assertThat(shown(UTF_8, 0, after(WANTED.minusSeconds(60), 5000))).endsWith(", waiting for the last minute");
    }

    @Test
    void hasBlocksOnlyWhereTheyCanBeShown() {
        assertThat(shown(US_ASCII, 0, after(Duration.ofDays(25), 1000)))
                .matches("events  25% \\[=+>? *\\] 1000/4000 .*");
    }

    @Test
    void isNothingWhereNobodyWatches() {
        StatusLine line = new StatusLine(null, UTF_8, System::nanoTime);
        Terminal terminal = new Terminal(line.above(screen), line.above(screen), UTF_8, line, Colours.NONE);
        ExportProgress progress = new ExportProgress(terminal, 79, Clock.systemUTC(), WANTED, 0);

        progress.onHistoryProgress(STREAM, after(Duration.ofDays(25), 1000));
        progress.close();

        assertThat(screen.size()).isZero();
        assertThat(progress.calls()).isEqualTo(4);
    }
}
