package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeConverterTest {

    private final TimeConverter converter = new TimeConverter();

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,                2026-03-01T00:00:00Z",
        "2026-03-01T08:15:30Z,      2026-03-01T08:15:30Z",
        "2026-03-01T08:15:30.5Z,    2026-03-01T08:15:30.500Z",
        "2026-03-01T08:15Z,         2026-03-01T08:15:00Z",
        "2026-03-01t08:15:30z,      2026-03-01T08:15:30Z",
        "2026-03-01T08:15:30+01:00, 2026-03-01T07:15:30Z",
        "2026-03-01T08:15:30-08:00, 2026-03-01T16:15:30Z"
    })
    void aDateIsMidnightUtcAndATimeHasAnOffset(String text, String instant) {
        assertThat(converter.convert(text)).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-29", "2026-03-01T08:15:30", "2026-03-01 08:15:30Z", "1772352000", "T"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert(text))
                .withMessage('"' + text + "\" is not allowed; allowed are a date such as 2026-03-01, which begins at"
                        + " midnight UTC, and a time with its offset such as 2026-03-01T08:00:00Z or"
                        + " 2026-03-01T08:00:00+01:00");
    }
}
