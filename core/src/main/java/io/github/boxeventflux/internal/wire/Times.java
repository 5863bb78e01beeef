package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.IntStream;
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
    private static final char[] USUAL = "0000-00-00T00:00:00+00:00".toCharArray();

    private static final int SIGN = 19;

    private static final int HOURS = 18;
    private static final ZoneOffset[] WHOLE_HOURS =
            IntStream.rangeClosed(-HOURS, HOURS).mapToObj(ZoneOffset::ofHours).toArray(ZoneOffset[]::new);

    private Times() {}

    /** The time at the current token, with its offset; {@code null} for what is no time or has no offset. */
    static @Nullable OffsetDateTime read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        return parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The time in these characters. */
    static @Nullable OffsetDateTime parse(char[] text, int from, int length) {
        try {
            return isUsual(text, from, length)
                    ? usual(text, from)
                    : OffsetDateTime.parse(new String(text, from, length), LENIENT_OFFSET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In whole seconds, rounded down. */
    static String request(Instant instant) {
        return REQUEST.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isUsual(char[] text, int from, int length) {
        if (length != USUAL.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char found = text[from + i];
            char wanted = USUAL[i];
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

    private static OffsetDateTime usual(char[] text, int from) {
        int sign = text[from + SIGN] == '-' ? -1 : 1;
        return OffsetDateTime.of(
                100 * twoDigits(text, from) + twoDigits(text, from + 2),
                twoDigits(text, from + 5),
                twoDigits(text, from + 8),
                twoDigits(text, from + 11),
                twoDigits(text, from + 14),
                twoDigits(text, from + 17),
                0,
                offset(sign * twoDigits(text, from + 20), sign * twoDigits(text, from + 23)));
    }

    /** Most are whole hours; to make one, or to look it up, takes a part of what all of an event does. */
    private static ZoneOffset offset(int hours, int minutes) {
        return minutes == 0 && hours >= -HOURS && hours <= HOURS
                ? WHOLE_HOURS[hours + HOURS]
                : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static int twoDigits(char[] text, int from) {
        return 10 * (text[from] - '0') + text[from + 1] - '0';
    }
}
