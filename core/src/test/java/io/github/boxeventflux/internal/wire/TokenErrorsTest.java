package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenErrorsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SIGNS = "ABCdefghijklmnopqrstuvwxyz0123456789-._~+/=$&%!";

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, UnauthorizedException",
        "400, invalid_client, UnauthorizedException",
        "400, unauthorized_client, UnauthorizedException",
        "400, invalid_request, RejectedRequestException",
        "400, unsupported_grant_type, RejectedRequestException",
        "401, invalid_client, UnauthorizedException",
        "401, anything, UnauthorizedException",
        "403, access_denied, ForbiddenException",
        "404, not_found, RejectedRequestException",
        "408, timeout, UnavailableException",
        "429, rate_limit_exceeded, RateLimitedException",
        "500, internal_server_error, UnavailableException",
        "502, bad_gateway, UnavailableException",
        "103, early_hints, MalformedAnswerException",
        "299, no_token, MalformedAnswerException",
        "300, moved, RejectedRequestException",
        "503, unavailable, UnavailableException",
        "599, unavailable, UnavailableException",
        "301, moved, RejectedRequestException",
        "302, moved, RejectedRequestException",
        "201, created, MalformedAnswerException",
        "204, nothing, MalformedAnswerException",
        "600, strange, RejectedRequestException",
    })
    void eachAnswerHasItsError(int status, String code, String expected) {
        BoxEventException error = error(status, "{\"error\":\"" + code + "\",\"error_description\":\"Why not\"}");

        assertThat(error.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasNoCause();
        assertThat(error.getMessage())
                .startsWith("Box answered " + status + " " + code + " \"Why not\" to getting an access token: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 399})
    void noSecretFollowsARedirect(int status) {
        assertThat(error(status, ""))
                .isInstanceOf(FatalException.class)
                .hasMessageContaining("a redirect is not followed");
        assertThat(error(404, "")).hasMessageNotContaining("redirect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad request</html>", "{}", "{\"error\":{}}", "{\"error\":\"cut of"})
    void withoutABodyTheStatusAloneDecides(String body) {
        assertThat(error(400, body)).isInstanceOf(FatalException.class).hasMessageContaining("check tokenUrl");
        assertThat(error(401, body)).isInstanceOf(FatalException.class);
        assertThat(error(503, body)).isInstanceOf(RetryableException.class);
    }

    @Test
    void anErrorObjectOfTheApiIsReadToo() {
        BoxEventException error =
                error(429, "{\"code\":\"rate_limit_exceeded\",\"message\":\"Slower\",\"request_id\":\"0a1b\"}");

        assertThat(error.code()).isEqualTo("rate_limit_exceeded");
        assertThat(error.requestId()).isEqualTo("0a1b");
        assertThat(error).hasMessageContaining("\"Slower\"").hasMessageEndingWith("(request id 0a1b)");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void boxSaysWhenToAskAgain(int status) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("retry-after", "37");

        BoxEventException error = TokenErrors.of(status, headers::get, utf8(""), NOW, Secrets.UNKNOWN);

        assertThat(error)
                .isInstanceOfSatisfying(
                        RetryableException.class,
                        retryable -> assertThat(retryable.retryAfter()).isEqualTo(Duration.ofSeconds(37)));
    }

    /** Short ones too, wherever Box repeats them. */
    @Test
    void noSecretThatIsRepeatedIsShown() {
        Seeds.forEach(500, random -> {
            String secret = random.ints(6 + random.nextInt(40), 0, SIGNS.length())
                    .mapToObj(i -> SIGNS.substring(i, i + 1))
                    .collect(Collectors.joining());
            String text = "x ".repeat(random.nextInt(120)) + secret + " y".repeat(random.nextInt(120));
            String body = """
                    {"error":"%s","error_description":"%s","request_id":"%s"}""".formatted(random.nextBoolean() ? secret : "invalid_grant", text, secret);

            BoxEventException error = TokenErrors.of(400, name -> null, utf8(body), NOW, Secrets.of("another", secret));

            assertThat(error.toString()).doesNotContain(secret);
            assertThat(error.code()).isIn(null, "invalid_grant");
            assertThat(error.requestId()).isNull();
        });
    }

    private static BoxEventException error(int status, String body) {
        return TokenErrors.of(status, name -> null, utf8(body), NOW, Secrets.UNKNOWN);
    }
}
