package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.options.AnswerLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code OPTIONS} to the servers it names. Box sends the numbers as text or as numbers; one that is
 * missing or makes no sense is replaced by what Box usually sends.
 */
public final class RealtimeServersDecoder {

    private static final long USUAL_TTL_MINUTES = 10;
    private static final long USUAL_MAX_RETRIES = 10;
    private static final long USUAL_RETRY_TIMEOUT_SECONDS = 610;
    private static final long LARGEST = Duration.ofDays(1).toSeconds();

    private final JsonLimits limits;

    public RealtimeServersDecoder(AnswerLimits limits) {
        this.limits = JsonLimits.of(limits);
    }

    /**
     * Reads the servers, in Box's order.
     *
     * @throws MalformedAnswerException when it is no JSON, or names no server
     */
    public List<RealtimeServer> decode(byte[] body) {
        List<?> entries = read(body).get("entries") instanceof List<?> list ? list : List.of();
        List<RealtimeServer> servers =
                entries.stream().flatMap(RealtimeServersDecoder::server).toList();
        if (servers.isEmpty()) {
            throw malformed("names no server");
        }
        return servers;
    }

    private Map<String, @Nullable Object> read(byte[] body) {
        try (JsonParser parser = limits.parser(Utf8.withoutMark(body))) {
            parser.nextToken();
            return parser.currentToken() == null ? Map.of() : JsonValues.object(parser);
        } catch (StreamConstraintsException e) {
            throw limits.broken(e);
        } catch (IOException e) {
            throw malformed("is unreadable " + JsonLimits.place(e));
        }
    }

    private static Stream<RealtimeServer> server(@Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields) || !(fields.get("url") instanceof String url)) {
            return Stream.empty();
        }
        try {
            URI address = URI.create(url);
            return address.getHost() == null || address.getRawFragment() != null
                    ? Stream.empty()
                    : Stream.of(new RealtimeServer(
                            address,
                            Duration.ofMinutes(number(fields.get("ttl"), USUAL_TTL_MINUTES)),
                            (int) number(fields.get("max_retries"), USUAL_MAX_RETRIES),
                            Duration.ofSeconds(number(fields.get("retry_timeout"), USUAL_RETRY_TIMEOUT_SECONDS))));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static long number(@Nullable Object value, long usual) {
        String text = JsonValues.textOrNumber(value);
        try {
            long number = text == null ? usual : Long.parseLong(text.strip());
            return number < 1 ? usual : Math.min(number, LARGEST);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    private static MalformedAnswerException malformed(String what) {
        return new MalformedAnswerException(
                "Box's list of long-poll servers " + what + "; it is asked for again", null, null);
    }
}
