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

    /** As Box writes them; a formatter takes ten times as long, and each event has a time. */
    private static final String USUAL = "0000-00-00T00:00:00+00:00";

    private static final int OFFSET = USUAL.indexOf('+');

    private Times() {}

    /** With its offset; {@code null} for what is no time or has no offset. */
    static @Nullable OffsetDateTime parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return isUsual(text) ? usual(text) : OffsetDateTime.parse(text, LENIENT_OFFSET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In whole seconds, rounded down. */
    static String request(Instant instant) {
        return REQUEST.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char found = text.charAt(i);
            char wanted = USUAL.charAt(i);
            boolean fits = switch (wanted) {
                case '0' -> found >= '0' && found <= '9';
                case '+' -> found == '+' || found == '-';
                default -> found == wanted;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static OffsetDateTime usual(String text) {
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                0,
                ZoneOffset.of(text.substring(OFFSET)));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
