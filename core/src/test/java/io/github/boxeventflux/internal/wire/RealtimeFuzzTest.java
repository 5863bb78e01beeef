package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.support.CpuTime;
import io.github.boxeventflux.support.Samples;
import io.github.boxeventflux.support.StrictJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Whatever Box says of its long-poll servers, and whatever these say: each of use is known, and none can do harm. */
class RealtimeFuzzTest {

    private static final RealtimeServersDecoder DECODER = new RealtimeServersDecoder(AnswerLimits.defaults());
    private static final Pattern HALF_A_PAIR = Pattern.compile("(?i)\\\\ud[89a-f]");
    private static final TrustedHosts TRUSTED = new TrustedHosts(Samples.options(StreamType.ALL));

    @FuzzTest
    @DictionaryFile(resourcePath = "json.dict")
    void everyServerOfUseIsKnown(byte[] body) {
        Optional<List<StrictJson.Field>> model = model(body);
        LongPollAnswer answer = LongPollAnswer.decode(body);
        model.ifPresent(fields -> assertThat(answer).isEqualTo(known(fields)));
        try {
            List<RealtimeServer> servers = CpuTime.bounded(() -> decoded(body));
            servers.forEach(RealtimeFuzzTest::assertHarmless);
            model.ifPresent(fields ->
                    assertThat(servers).extracting(RealtimeServer::url).isEqualTo(urls(fields)));
        } catch (LimitExceededException e) {
            assertThat(body.length).isGreaterThan(100);
            assertThat(e).hasNoCause().hasMessageMatching("The answer \\D+ \\d+, the limit set by limits\\.\\w+\\. .*");
        }
    }

    /** None when the answer is refused: with this error alone, and nothing of the answer in it. */
    private static List<RealtimeServer> decoded(byte[] body) {
        try {
            return DECODER.decode(body);
        } catch (MalformedAnswerException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageMatching("Box's list of long-poll servers (names no server"
                            + "|is unreadable (at byte \\d+|as UTF-8)); it is asked for again");
            return List.of();
        }
    }

    private static void assertHarmless(RealtimeServer server) {
        assertThat(server.ttl()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(86_400));
        assertThat(server.retryTimeout()).isBetween(Duration.ofSeconds(1), Duration.ofDays(1));
        assertThat(server.maxRetries()).isBetween(1, 86_400);
        assertThat(server).hasToString("RealtimeServer[" + server.url().getHost() + "]");
        URI callable = TRUSTED.callable(server.url());
        if (callable != null) {
            assertThat(callable.getScheme()).isEqualToIgnoringCase("https");
            assertThat(callable).hasNoUserInfo();
            assertThat(callable.getHost()).matches("(?i)(.*\\.)?box\\.(com|net)\\.?");
            assertThat(callable.getRawPath()).isEqualTo(server.url().getRawPath());
            assertThat(callable.getRawQuery()).isEqualTo(server.url().getRawQuery());
        }
    }

    private static List<URI> urls(List<StrictJson.Field> fields) {
        return fields.stream()
                .filter(field -> field.name().equals("entries"))
                .reduce((first, second) -> second)
                .filter(field -> field.value().isJsonArray())
                .stream()
                .flatMap(field ->
                        StreamSupport.stream(field.value().getAsJsonArray().spliterator(), false))
                .filter(JsonElement::isJsonObject)
                .map(entry -> url(entry.getAsJsonObject()))
                .filter(Objects::nonNull)
                .limit(100)
                .toList();
    }

    private static URI url(JsonObject entry) {
        String url = entry.has("url") ? StrictJson.textOrNumber(entry.get("url")) : null;
        try {
            URI address = URI.create(url == null || url.length() > 4_000 ? "" : url);
            return address.getHost() == null || address.getRawFragment() != null ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static LongPollAnswer known(List<StrictJson.Field> fields) {
        String message = fields.stream()
                .filter(field -> field.name().equals("message"))
                .findFirst()
                .map(field -> StrictJson.textOrNumber(field.value()))
                .orElse("");
        return switch (message) {
            case "new_change" -> LongPollAnswer.NEW_CHANGE;
            case "reconnect" -> LongPollAnswer.RECONNECT;
            case "max_retries" -> LongPollAnswer.MAX_RETRIES;
            default -> LongPollAnswer.UNKNOWN;
        };
    }

    /** Of half a surrogate pair nothing is claimed: in a name it makes an answer unreadable. */
    private static Optional<List<StrictJson.Field>> model(byte[] body) {
        boolean halfAPair =
                HALF_A_PAIR.matcher(new String(body, StandardCharsets.UTF_8)).find();
        return Optional.ofNullable(halfAPair ? null : StrictJson.fields(body));
    }
}
