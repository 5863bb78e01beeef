package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.examples.tail.Activity.Plain;
import io.github.boxeventflux.examples.terminal.Colours;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class StatusTextTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final String NOTHING_YET = " | 0 events, 0 a minute | 0 repeats dropped";

    private final StatusText text = new StatusText(Colours.NONE);

    @Test
    void saysWhatTheStreamDoesHowMuchAndWhere() {
        assertThat(text.of(new Status(NOW, Plain.WAITING, 1234, 56, 1, new StreamPosition("30401068076164269"))))
                .isEqualTo("waiting for news | 1234 events, 56 a minute | 1 repeat dropped"
                        + " | position 30401068076164269");
    }

    @Test
    void hasNoPositionBeforeTheFirstAnswer() {
        assertThat(doing(Plain.READING)).isEqualTo("reading" + NOTHING_YET);
        assertThat(doing(Plain.RECONNECTING)).isEqualTo("reconnecting" + NOTHING_YET);
    }

    @Test
    void countsDownToTheNextTryAndSaysWhy() {
        assertThat(doing(retrying(Duration.ofMillis(2001))))
                .isEqualTo("retrying in 3 s" + NOTHING_YET + " | because Box is away");
        assertThat(doing(retrying(Duration.ofMillis(1))))
                .isEqualTo("retrying in 1 s" + NOTHING_YET + " | because Box is away");
    }

    @Test
    void aReasonMovesNoCursor() {
        Activity retrying = new Activity.Retrying("\033[2J", NOW.plusSeconds(1), Plain.READING);
        Status status = new Status(NOW, retrying, 0, 0, 0, new StreamPosition("a\nb"));

        assertThat(text.of(status)).isEqualTo("retrying in 1 s" + NOTHING_YET + " | position a?b | because ?[2J");
    }

    @Test
    void isGreenWhenAllIsRead() {
        StatusText painted = new StatusText(new Colours(Ansi.ON));

        assertThat(painted.of(new Status(NOW, Plain.WAITING, 0, 0, 0, null))).startsWith("\033[32mwaiting");
        assertThat(painted.of(new Status(NOW, Plain.READING, 0, 0, 0, null))).startsWith("\033[33mreading");
    }

    private String doing(Activity activity) {
        return text.of(new Status(NOW, activity, 0, 0, 0, null));
    }

    private static Activity retrying(Duration in) {
        return new Activity.Retrying("Box is away", NOW.plus(in), Plain.READING);
    }
}
