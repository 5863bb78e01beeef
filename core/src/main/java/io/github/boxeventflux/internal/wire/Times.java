package io.github.boxeventflux.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as Box writes and reads them: RFC 3339, with seconds and an offset. */
final class Times {

    private static final DateTimeFormatter LENIENT_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter REQUEST =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** With its offset; {@code null} for what is no time or has no offset. */
    static @Nullable OffsetDateTime parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, LENIENT_OFFSET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In whole seconds, rounded down. */
    static String request(Instant instant) {
        return REQUEST.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
