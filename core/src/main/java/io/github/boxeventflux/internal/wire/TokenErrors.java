package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FailedAnswer;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@link AnswerErrors} for those who ask for an access token.
 *
 * <table>
 * <caption>What each status calls for</caption>
 * <tr><th>status</th><th>error</th></tr>
 * <tr><td>400 {@code invalid_grant}, {@code invalid_client}, {@code unauthorized_client}</td>
 *     <td>{@link UnauthorizedException}</td></tr>
 * <tr><td>401</td><td>{@link UnauthorizedException}</td></tr>
 * <tr><td>403</td><td>{@link ForbiddenException}</td></tr>
 * <tr><td>408, 5xx</td><td>{@link UnavailableException}</td></tr>
 * <tr><td>429</td><td>{@link RateLimitedException}</td></tr>
 * <tr><td>1xx, other 2xx than 200</td><td>{@link MalformedAnswerException}</td></tr>
 * <tr><td>other 4xx, 3xx, anything else</td><td>{@link RejectedRequestException}</td></tr>
 * </table>
 */
public final class TokenErrors {

    private static final Set<String> REFUSALS = Set.of("invalid_grant", "invalid_client", "unauthorized_client");

    private final FailedAnswer answer;
    private final @Nullable String message;
    private final @Nullable Duration retryAfter;

    private TokenErrors(FailedAnswer answer, @Nullable String message, @Nullable Duration retryAfter) {
        this.answer = answer;
        this.message = message;
        this.retryAfter = retryAfter;
    }

    /**
     * The error for an answer with any status but 200.
     *
     * @param header a header's value by its name in any case, {@code null} when absent
     * @param now against which a {@code Retry-After} date is measured when the answer has no {@code Date}
     * @param secrets what was sent; an answer that repeats it is not shown
     */
    public static BoxEventException of(
            int status, Function<String, @Nullable String> header, byte[] content, Instant now, Secrets secrets) {
        ErrorBody body = ErrorBody.read(content, secrets);
        FailedAnswer answer = new FailedAnswer(status, body.code(), body.requestId());
        Duration retryAfter = RetryAfter.parse(header.apply("Retry-After"), header.apply("Date"), now);
        return new TokenErrors(answer, body.message(), retryAfter).toException();
    }

    private BoxEventException toException() {
        int status = answer.status();
        if (status == 401 || (status == 400 && answer.code() != null && REFUSALS.contains(answer.code()))) {
            return new UnauthorizedException(
                    says("the application, its secret, whom it acts as or its refresh token is not good, or no longer."
                            + " A refresh token that was used, or not used for long, takes a new sign-in"),
                    answer);
        }
        return switch (status) {
            case 403 ->
                new ForbiddenException(
                        says("the application may not get tokens. An administrator of the enterprise can"
                                + " authorise it"),
                        answer);
            case 408 -> unavailable();
            case 429 -> new RateLimitedException(says("it is called again when Box allows"), answer, retryAfter, null);
            default -> byClass(status);
        };
    }

    private BoxEventException byClass(int status) {
        if (status >= 500 && status <= 599) {
            return unavailable();
        }
        if (status <= 299) {
            return new MalformedAnswerException(says("only 200 carries a token; it is called again"), answer, null);
        }
        return new RejectedRequestException(
                status <= 399
                        ? says("a redirect is not followed, so that no secret goes astray. Check tokenUrl")
                        : says("check tokenUrl and the grant"),
                answer);
    }

    private UnavailableException unavailable() {
        return new UnavailableException(says("it is called again"), answer, retryAfter, null);
    }

    private String says(String advice) {
        String code = answer.code() == null ? "" : " " + answer.code();
        String shown = message == null ? "" : " \"" + message + "\"";
        String requestId = answer.requestId() == null ? "" : " (request id " + answer.requestId() + ")";
        return "Box answered " + answer.status() + code + shown + " to " + TokenRequest.DESCRIPTION + ": " + advice
                + requestId;
    }
}
