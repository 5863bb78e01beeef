package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "' 42 ', 42", "86400, 86400", "999999999, 999999999", "99999999999999999999, 2147483647"
    })
    void secondsAreTakenAsTheyAre(String header, long seconds) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 10:00:30 GMT', 30",
        "'Sun, 1 Mar 2026 10:00:30 GMT', 30",
        "'sun, 01 mar 2026 10:00:30 gmt', 30",
        "'Sun, 01 Mar 2026 10:00:00 GMT', 0",
        "'Sun, 01 Mar 2026 09:59:00 GMT', 0",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 0",
    })
    void aDateIsMeasuredAgainstOurClockAndIsNeverNegative(String header, long seconds) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theAnswersOwnDateIsBelievedBeforeOurClock() {
        String until = "Sun, 01 Mar 2026 12:00:30 GMT";

        assertThat(RetryAfter.parse(until, "Sun, 01 Mar 2026 12:00:00 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse(until, "Sun, 01 Mar 2026 12:01:00 GMT", NOW))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void aDateThatIsNoneLeavesOurClock() {
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 10:00:30 GMT", "today", NOW))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void secondsNeedNoDate() {
        assertThat(RetryAfter.parse("5", "Sun, 01 Mar 2026 12:00:00 GMT", NOW)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "+5",
                "1.5",
                "5s",
                "soon",
                "٣",
                "Sun, 01 Mar 2026",
                "Mon, 01 Mar 2026 10:00:30 GMT",
                "Sun, 32 Mar 2026 10:00:30 GMT",
                "2026-03-01T10:00:30Z"
            })
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, null, NOW)).isNull();
    }
}
