package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.options.AnswerLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code OPTIONS} to the servers it names. Box sends the numbers as text or as numbers; one that is
 * missing or makes no sense is replaced by what Box usually sends.
 */
public final class RealtimeServersDecoder {

    private static final String URL = "url";
    private static final String TTL = "ttl";
    private static final String MAX_RETRIES = "max_retries";
    private static final String RETRY_TIMEOUT = "retry_timeout";
    private static final Set<String> FIELDS = Set.of(URL, TTL, MAX_RETRIES, RETRY_TIMEOUT);

    /** Any may be used; more are no use to anybody. */
    private static final int MOST = 100;

    /** The position comes on top, and many a proxy takes no more than 8 KiB. */
    private static final int LONGEST_URL = 4_000;

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
        List<RealtimeServer> servers = read(body);
        if (servers.isEmpty()) {
            throw malformed("names no server");
        }
        return Collections.unmodifiableList(servers);
    }

    private List<RealtimeServer> read(byte[] body) {
        List<RealtimeServer> servers = new ArrayList<>();
        try (JsonParser parser = limits.parser(Utf8.withoutMark(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return servers;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean entries = parser.currentName().equals("entries");
                parser.nextToken();
                if (entries) {
                    servers = servers(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return servers;
        } catch (StreamConstraintsException e) {
            throw limits.broken(e);
        } catch (IOException e) {
            throw malformed("is unreadable " + JsonLimits.place(e));
        }
    }

    private static List<RealtimeServer> servers(JsonParser parser) throws IOException {
        List<RealtimeServer> servers = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return servers;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            RealtimeServer server = server(fields(parser));
            if (server != null && servers.size() < MOST) {
                servers.add(server);
            }
        }
        return servers;
    }

    /** Those that are of use; whatever else an entry holds is passed over. */
    private static Map<String, @Nullable String> fields(JsonParser parser) throws IOException {
        Map<String, @Nullable String> fields = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return fields;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (FIELDS.contains(name)) {
                fields.put(name, JsonValues.textOrNumber(parser));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static @Nullable RealtimeServer server(Map<String, @Nullable String> fields) {
        String url = fields.get(URL);
        if (url == null || url.length() > LONGEST_URL) {
            return null;
        }
        try {
            URI address = URI.create(url);
            return address.getHost() == null || address.getRawFragment() != null
                    ? null
                    : new RealtimeServer(
                            address,
                            Duration.ofMinutes(number(fields.get(TTL), USUAL_TTL_MINUTES)),
                            (int) number(fields.get(MAX_RETRIES), USUAL_MAX_RETRIES),
                            Duration.ofSeconds(number(fields.get(RETRY_TIMEOUT), USUAL_RETRY_TIMEOUT_SECONDS)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long number(@Nullable String text, long usual) {
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
