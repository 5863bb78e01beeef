package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerErrorsTest {

    private static final String TOKEN = "hush0hush";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "READ_EVENTS, 400, RejectedRequestException",
        "READ_EVENTS, 401, UnauthorizedException",
        "READ_EVENTS, 403, ForbiddenException",
        "READ_EVENTS, 404, RejectedRequestException",
        "READ_EVENTS, 405, RejectedRequestException",
        "READ_EVENTS, 408, UnavailableException",
        "READ_EVENTS, 409, RejectedRequestException",
        "READ_EVENTS, 410, RejectedRequestException",
        "READ_EVENTS, 429, RateLimitedException",
        "READ_EVENTS, 431, RejectedRequestException",
        "READ_EVENTS, 500, UnavailableException",
        "READ_EVENTS, 502, UnavailableException",
        "READ_EVENTS, 503, UnavailableException",
        "READ_EVENTS, 504, UnavailableException",
        "READ_EVENTS, 599, UnavailableException",
        "READ_EVENTS, 301, RejectedRequestException",
        "READ_EVENTS, 302, RejectedRequestException",
        "READ_EVENTS, 304, RejectedRequestException",
        "READ_EVENTS, 307, RejectedRequestException",
        "READ_EVENTS, 201, MalformedAnswerException",
        "READ_EVENTS, 204, MalformedAnswerException",
        "READ_EVENTS, 299, MalformedAnswerException",
        "READ_EVENTS, 600, RejectedRequestException",
        "READ_EVENTS, 101, MalformedAnswerException",
        "READ_EVENTS, 103, MalformedAnswerException",
        "LONG_POLL, 103, UnavailableException",
        "FIND_SERVERS, 400, RejectedRequestException",
        "FIND_SERVERS, 401, UnauthorizedException",
        "FIND_SERVERS, 403, ForbiddenException",
        "FIND_SERVERS, 404, RejectedRequestException",
        "FIND_SERVERS, 408, UnavailableException",
        "FIND_SERVERS, 429, RateLimitedException",
        "FIND_SERVERS, 503, UnavailableException",
        "FIND_SERVERS, 302, RejectedRequestException",
        "LONG_POLL, 204, UnavailableException",
        "LONG_POLL, 302, UnavailableException",
        "LONG_POLL, 400, UnavailableException",
        "LONG_POLL, 401, UnavailableException",
        "LONG_POLL, 403, UnavailableException",
        "LONG_POLL, 404, UnavailableException",
        "LONG_POLL, 408, UnavailableException",
        "LONG_POLL, 410, UnavailableException",
        "LONG_POLL, 429, RateLimitedException",
        "LONG_POLL, 500, UnavailableException",
    })
    void eachStatusOfEachCallHasItsError(BoxCall call, int status, String error) {
        BoxEventException thrown = error(call, status, "");

        assertThat(thrown).extracting(e -> e.getClass().getSimpleName()).isEqualTo(error);
        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown.code()).isNull();
        assertThat(thrown.requestId()).isNull();
        assertThat(thrown).hasNoCause();
        assertThat(thrown.getMessage()).startsWith("Box answered " + status + " to " + call.description() + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Invalid stream position", "nextStreamPosition value is malformed", "invalid STREAM_POSITION 'x'"
            })
    void aPositionThatBoxDoesNotKnowIsLost(String message) {
        BoxEventException error = error(READ_EVENTS, 400, boxError(400, "bad_request", message));

        assertThat(error)
                .isInstanceOf(PositionLostException.class)
                .hasMessageContainingAll(message, "StartAt.earliest()", "StartAt.now()", "may be missing");
    }

    @Test
    void onlyAReadingCanLoseItsPosition() {
        String body = boxError(400, "bad_request", "Invalid stream position");

        assertThat(error(FIND_SERVERS, 400, body)).isInstanceOf(RejectedRequestException.class);
        assertThat(error(LONG_POLL, 400, body)).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid created_after parameter",
                "created_after must not be in the future",
                "created_after must not be beyond one year in the past",
            })
    void aTimeThatBoxDoesNotTakeIsARejectedRequest(String message) {
        assertThat(error(READ_EVENTS, 400, boxError(400, "bad_request", message)))
                .isInstanceOf(RejectedRequestException.class)
                .hasMessageContainingAll(message, "check the options of the stream");
    }

    @Test
    void whatBoxSaysIsKept() {
        BoxEventException error = error(READ_EVENTS, 404, boxError(404, "not_found", "Not Found"));

        assertThat(error.status()).isEqualTo(404);
        assertThat(error.code()).isEqualTo("not_found");
        assertThat(error.requestId()).isEqualTo("abcdef123456");
        assertThat(error)
                .hasMessage("Box answered 404 not_found \"Not Found\" to reading events:"
                        + " check apiUrl and the options of the stream (request id abcdef123456)");
    }

    @Test
    void theRequestIdMayStandInAHeader() {
        assertThat(error(READ_EVENTS, 503, "", "Box-Request-Id", "0a1b2c").requestId())
                .isEqualTo("0a1b2c");
        assertThat(error(READ_EVENTS, 503, boxError(503, "unavailable", "x"), "Box-Request-Id", "0a1b2c")
                        .requestId())
                .isEqualTo("abcdef123456");
        assertThat(error(READ_EVENTS, 503, "", "Box-Request-Id", "<script>").requestId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_token",
        "401, expired_token",
        "403, insufficient_scope",
    })
    void theChallengeSaysWhyWhenThereIsNoBody(int status, String code) {
        String challenge = "Bearer realm=\"Service\", error=\"" + code + "\", error_description=\"The token is bad.\"";

        assertThat(error(READ_EVENTS, status, "", "WWW-Authenticate", challenge).code())
                .isEqualTo(code);
        assertThat(error(READ_EVENTS, status, boxError(status, "from_body", "x"), "WWW-Authenticate", challenge)
                        .code())
                .isEqualTo("from_body");
    }

    @Test
    void aChallengeThatSaysNothingLeavesTheCodeOpen() {
        assertThat(error(READ_EVENTS, 401, "", "WWW-Authenticate", "Bearer realm=\"Service\"")
                        .code())
                .isNull();
    }

    @Test
    void aTokenThatIsRefusedCallsForAnother() {
        assertThat(error(READ_EVENTS, 401, ""))
                .isInstanceOf(UnauthorizedException.class)
                .isInstanceOf(FatalException.class)
                .hasMessageContainingAll("expired", "AccessTokenProvider");
    }

    @Test
    void aTokenThatMayNotCallsForMoreRights() {
        assertThat(error(READ_EVENTS, 403, boxError(403, "access_denied_insufficient_permissions", "Access denied")))
                .isInstanceOf(ForbiddenException.class)
                .isInstanceOf(FatalException.class)
                .hasMessageContainingAll(
                        "access_denied_insufficient_permissions",
                        "administrator",
                        "manage enterprise properties",
                        "As-User");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 399})
    void aRedirectIsNotFollowed(int status) {
        assertThat(error(READ_EVENTS, status, "", "Location", "https://evil.example.com/"))
                .isInstanceOf(RejectedRequestException.class)
                .hasMessageContainingAll("redirect", "apiUrl")
                .hasMessageNotContaining("evil");
    }

    @ParameterizedTest
    @CsvSource({"READ_EVENTS, 429", "FIND_SERVERS, 429", "LONG_POLL, 429", "READ_EVENTS, 503", "LONG_POLL, 503"})
    void howLongToWaitIsPassedOn(BoxCall call, int status) {
        assertThat(retryable(error(call, status, "", "Retry-After", "17")).retryAfter())
                .isEqualTo(Duration.ofSeconds(17));
        assertThat(retryable(error(call, status, "", "Retry-After", "Sun, 01 Mar 2026 10:00:30 GMT"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(retryable(error(call, status, "", "Retry-After", "later")).retryAfter())
                .isNull();
        assertThat(retryable(error(call, status, "")).retryAfter()).isNull();
    }

    @Test
    void aRetryAfterDateIsMeasuredAgainstTheAnswersDate() {
        Map<String, String> headers =
                Map.of("retry-after", "Sun, 01 Mar 2026 12:00:30 GMT", "date", "Sun, 01 Mar 2026 12:00:00 GMT");

        assertThat(retryable(error(READ_EVENTS, 429, "", headers)).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLostPositionIsKnownByAMessageThatIsNotShown() {
        assertThat(error(READ_EVENTS, 400, boxError(400, "bad_request", "stream_position=30401068076164269")))
                .isInstanceOf(PositionLostException.class);
    }

    @Test
    void aRateLimitHasBoxsCode() {
        assertThat(error(READ_EVENTS, 429, boxError(429, "rate_limit_exceeded", "Request rate limit exceeded")))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("429 rate_limit_exceeded \"Request rate limit exceeded\"");
    }

    @ParameterizedTest
    @EnumSource
    void anotherStatusOf2xxIsAskedForAgain(BoxCall call) {
        assertThat(error(call, 206, "{}")).isInstanceOf(RetryableException.class);
        assertThat(error(READ_EVENTS, 206, "{}")).isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void anAnswerThatRepeatsTheTokenIsNotShown() {
        assertThat(error(READ_EVENTS, 404, boxError(404, TOKEN, "No " + TOKEN).replace("abcdef123456", TOKEN)))
                .hasMessageStartingWith("Box answered 404 \"No …\" to")
                .hasMessageNotContaining(TOKEN)
                .extracting(BoxEventException::requestId)
                .isNull();
        assertThat(error(READ_EVENTS, 403, "", Map.of("WWW-Authenticate", "Bearer error=\"" + TOKEN + "\"")))
                .hasMessageNotContaining(TOKEN);
        assertThat(error(READ_EVENTS, 403, "", Map.of("Box-Request-Id", TOKEN))).hasMessageNotContaining(TOKEN);
    }

    private static RetryableException retryable(BoxEventException error) {
        return (RetryableException) error;
    }

    private static String boxError(int status, String code, String message) {
        return """
                {"type":"error","status":%d,"code":"%s","context_info":{"errors":[{"reason":"x"}]},
                 "help_url":"https://developer.example.com","message":"%s","request_id":"abcdef123456"}""".formatted(status, code, message);
    }

    private static BoxEventException error(BoxCall call, int status, String body, String... header) {
        return error(call, status, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1]));
    }

    private static BoxEventException error(BoxCall call, int status, String body, Map<String, String> headers) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return AnswerErrors.of(call, status, anyCase::get, utf8(body), NOW, Secrets.of(TOKEN));
    }
}
