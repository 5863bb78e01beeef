package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.support.CpuTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Whatever an answer is that is no success: it has its one error, and that shows no secret. */
class ErrorFuzzTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String CLIENT_SECRET = "hush/hush";
    private static final String REFRESH_TOKEN = "hushhush0123456789hushhush012345";

    @FuzzTest
    @DictionaryFile(resourcePath = "json.dict")
    void eachHasItsErrorAndNoneShowsASecret(byte[] text) {
        ErrorAnswer answer = ErrorAnswer.of(text);
        Secrets secrets = Secrets.of(CLIENT_SECRET, REFRESH_TOKEN);
        BoxEventException error = CpuTime.bounded(() ->
                AnswerErrors.of(answer.call(), answer.status(), answer.headers()::get, answer.body(), NOW, secrets));
        assertThat(error).isExactlyInstanceOf(expected(answer, error));
        assertFitForALog(error, answer);
        assertShowsNoSecret(error);

        BoxEventException ofToken = CpuTime.bounded(
                () -> TokenErrors.of(answer.status(), answer.headers()::get, answer.body(), NOW, secrets));
        assertFitForALog(ofToken, answer);
        assertShowsNoSecret(ofToken);
        assertGivesATokenOrNothing(answer.body());
    }

    private static Class<?> expected(ErrorAnswer answer, BoxEventException error) {
        int status = answer.status();
        if (answer.call() == BoxCall.LONG_POLL && status != 429) {
            return UnavailableException.class;
        }
        if (error instanceof PositionLostException && answer.call() == BoxCall.READ_EVENTS && status == 400) {
            return PositionLostException.class;
        }
        return switch (status) {
            case 401 -> UnauthorizedException.class;
            case 403 -> ForbiddenException.class;
            case 408 -> UnavailableException.class;
            case 429 -> RateLimitedException.class;
            default -> status < 300 ? MalformedAnswerException.class : ofClass(status / 100);
        };
    }

    private static Class<?> ofClass(int hundreds) {
        return hundreds == 5 ? UnavailableException.class : RejectedRequestException.class;
    }

    private static void assertFitForALog(BoxEventException error, ErrorAnswer answer) {
        assertThat(error).hasNoCause();
        assertThat(error.status()).isEqualTo(answer.status());
        assertThat(error.getMessage())
                .startsWith("Box answered " + answer.status())
                .hasSizeLessThan(1_000)
                .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
        // Codes are words and an id is of use only whole; nothing else may be as long as a token.
        assertThat(error.getMessage()
                        .replace("request id " + error.requestId(), "|")
                        .replace("answered " + answer.status() + " " + error.code(), "|"))
                .doesNotContainPattern("[\\w.~+/=-]{26,}");
        if (error instanceof RetryableException retryable && retryable.retryAfter() != null) {
            assertThat(retryable.retryAfter()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    private static void assertShowsNoSecret(BoxEventException error) {
        assertThat(error.toString())
                .doesNotContain(CLIENT_SECRET, URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8))
                .doesNotContain(REFRESH_TOKEN);
    }

    private static void assertGivesATokenOrNothing(byte[] body) {
        try {
            IssuedToken issued = CpuTime.bounded(() -> IssuedToken.decode(body, NOW));
            assertThat(issued).hasToString("IssuedToken[***]");
            assertThat(issued.accessToken().value()).isNotBlank().doesNotContainPattern("[\\s\\p{C}]");
            if (issued.accessToken().expiresAt() != null) {
                assertThat(issued.accessToken().expiresAt()).isAfter(NOW).isBefore(NOW.plusSeconds(366 * 86_400L));
            }
        } catch (MalformedAnswerException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageMatching("Box's answer with an access token (holds no token that can be sent"
                            + "|is unreadable (at byte \\d+|as UTF-8)); it is called again");
        }
    }
}
