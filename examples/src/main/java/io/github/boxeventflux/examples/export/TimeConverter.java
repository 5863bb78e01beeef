package io.github.boxeventflux.examples.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: a date, which begins at midnight UTC, or a time with its offset. */
final class TimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String value) {
        try {
            return value.indexOf('T') < 0 && value.indexOf('t') < 0
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException('"' + value + "\" is not allowed; allowed are a date such as 2026-03-01,"
                    + " which begins at midnight UTC, and a time with its offset such as 2026-03-01T08:00:00Z or"
                    + " 2026-03-01T08:00:00+01:00");
        }
    }
}
