package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2012-12-12T10:53:43-08:00, 2012-12-12T10:53:43-08:00",
        "2012-12-12T10:53:43+05:45, 2012-12-12T10:53:43+05:45",
        "2012-12-12T10:53:43Z, 2012-12-12T10:53:43Z",
        "2012-12-12T10:53:43-00:00, 2012-12-12T10:53:43Z",
        "2012-12-12T10:53:43.123456789-08:00, 2012-12-12T10:53:43.123456789-08:00",
        "2012-12-12T10:53:43-0800, 2012-12-12T10:53:43-08:00",
        "2012-12-12T10:53:43-08, 2012-12-12T10:53:43-08:00",
        "2012-12-12t10:53:43z, 2012-12-12T10:53:43Z",
        "2012-12-12T10:53Z, 2012-12-12T10:53:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    })
    void aTimeKeepsTheOffsetThatBoxSent(String sent, OffsetDateTime time) {
        assertThat(parse(sent)).isEqualTo(time);
        assertThat(parse(sent).getOffset()).isEqualTo(time.getOffset());
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                " ",
                "yesterday",
                "2012-12-12",
                "2012-12-12T10:53:43",
                "2012-12-12 10:53:43Z",
                "2012-12-12T10:53:43-08:00-08:00",
                "2012-12-12T10:53:43-08:00x",
                "2012-12-12T10:53:43+19:00",
                "2012-13-12T10:53:43Z",
                "2012-02-30T10:53:43Z",
                "2023-02-29T10:53:43Z",
                "2012-12-12T25:53:43Z",
                "2012-12-12T23:59:60Z",
                "1348790499819",
                "2012-12-12T10:53:43+00:60",
                "2012-12-12T10:53:43-19:00",
            })
    void whatIsNoTimeWithAnOffsetIsNone(String sent) {
        assertThat(parse(sent)).isNull();
    }

    @Test
    void requestsCarryWholeSecondsRoundedDownAndAZone() {
        assertThat(Times.request(Instant.parse("2026-03-01T10:00:00.999999999Z")))
                .isEqualTo("2026-03-01T10:00:00Z");
        assertThat(Times.request(Instant.parse("2026-12-31T23:59:59Z"))).isEqualTo("2026-12-31T23:59:59Z");
    }

    /** In the middle of other characters, as it stands in an answer. */
    private static @Nullable OffsetDateTime parse(String sent) {
        return Times.parse(("0" + sent + "0").toCharArray(), 1, sent.length());
    }
}
