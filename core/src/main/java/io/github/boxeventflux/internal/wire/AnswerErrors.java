package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FailedAnswer;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one table from an answer that is no success to an error.
 *
 * <table>
 * <caption>What each status calls for</caption>
 * <tr><th>status</th><th>error</th></tr>
 * <tr><td>any, from a long-poll server</td><td>retryable: the next server, then other servers</td></tr>
 * <tr><td>400 that names the position</td><td>{@link PositionLostException}</td></tr>
 * <tr><td>401</td><td>{@link UnauthorizedException}</td></tr>
 * <tr><td>403</td><td>{@link ForbiddenException}</td></tr>
 * <tr><td>408, 5xx</td><td>{@link UnavailableException}</td></tr>
 * <tr><td>429</td><td>{@link RateLimitedException}</td></tr>
 * <tr><td>1xx, other 2xx than 200</td><td>{@link MalformedAnswerException}</td></tr>
 * <tr><td>other 4xx, 3xx, anything else</td><td>{@link RejectedRequestException}</td></tr>
 * </table>
 */
public final class AnswerErrors {

    private static final Pattern CHALLENGE_ERROR = Pattern.compile("error\\s*=\\s*\"([^\"]*)\"");

    private final BoxCall call;
    private final int status;
    private final @Nullable String boxMessage;
    private final boolean namesPosition;
    private final FailedAnswer answer;
    private final @Nullable Duration retryAfter;

    private AnswerErrors(
            BoxCall call,
            int status,
            Function<String, @Nullable String> header,
            byte[] content,
            Instant now,
            Secrets secrets) {
        ErrorBody body = ErrorBody.read(content, secrets);
        this.call = call;
        this.status = status;
        this.boxMessage = body.message();
        this.namesPosition = body.namesPosition();
        this.answer = new FailedAnswer(status, code(body, header, secrets), requestId(body, header, secrets));
        this.retryAfter = RetryAfter.parse(header.apply("Retry-After"), header.apply("Date"), now);
    }

    /**
     * The error for an answer with any status but 200.
     *
     * @param header a header's value by its name in any case, {@code null} when absent
     * @param now against which a {@code Retry-After} date is measured when the answer has no {@code Date}
     * @param secrets what was sent; an answer that repeats it is not shown
     */
    public static BoxEventException of(
            BoxCall call,
            int status,
            Function<String, @Nullable String> header,
            byte[] body,
            Instant now,
            Secrets secrets) {
        return new AnswerErrors(call, status, header, body, now, secrets).toException();
    }

    private BoxEventException toException() {
        if (status == 429) {
            return new RateLimitedException(says("it is called again when Box allows"), answer, retryAfter, null);
        }
        if (call == BoxCall.LONG_POLL) {
            return unavailable("another server is asked");
        }
        return switch (status) {
            case 400 -> badRequest();
            case 401 ->
                new UnauthorizedException(
                        says("the token is expired, revoked or no Box token. Give a fresh one,"
                                + " or an AccessTokenProvider that renews it"),
                        answer);
            case 403 ->
                new ForbiddenException(
                        says("the token may not do this. An enterprise stream takes an"
                                + " administrator's token and the application scope \"manage enterprise properties\";"
                                + " As-User takes the right to act for users"),
                        answer);
            case 408 -> unavailable("it is called again");
            default -> byClass();
        };
    }

    private BoxEventException byClass() {
        if (status >= 500 && status <= 599) {
            return unavailable("it is called again");
        }
        if (status <= 299) {
            return new MalformedAnswerException(
                    says("only 200 carries what was asked for; it is called again"), answer, null);
        }
        return status <= 399
                ? rejected("a redirect is not followed, so that no token goes astray. Check apiUrl")
                : rejected("check apiUrl and the options of the stream");
    }

    private BoxEventException badRequest() {
        if (call == BoxCall.READ_EVENTS && namesPosition) {
            return new PositionLostException(
                    says("Box does not know the position, or no longer. Events may be missing"
                            + " between it and the oldest that Box keeps; start again with StartAt.earliest(), or with"
                            + " StartAt.now() to leave them out"),
                    answer);
        }
        return rejected("check the options of the stream");
    }

    private RejectedRequestException rejected(String advice) {
        return new RejectedRequestException(says(advice), answer);
    }

    private UnavailableException unavailable(String advice) {
        return new UnavailableException(says(advice), answer, retryAfter, null);
    }

    private String says(String advice) {
        String code = answer.code() == null ? "" : " " + answer.code();
        String message = boxMessage == null ? "" : " \"" + boxMessage + "\"";
        String requestId = answer.requestId() == null ? "" : " (request id " + answer.requestId() + ")";
        return "Box answered " + status + code + message + " to " + call.description() + ": " + advice + requestId;
    }

    /** 401 and 403 often have no body: then the challenge says why. */
    private static @Nullable String code(ErrorBody body, Function<String, @Nullable String> header, Secrets secrets) {
        if (body.code() != null) {
            return body.code();
        }
        String challenge = header.apply("WWW-Authenticate");
        Matcher error = CHALLENGE_ERROR.matcher(challenge == null ? "" : challenge);
        return error.find() ? ErrorBody.code(error.group(1), secrets) : null;
    }

    private static @Nullable String requestId(
            ErrorBody body, Function<String, @Nullable String> header, Secrets secrets) {
        return body.requestId() != null
                ? body.requestId()
                : ErrorBody.requestId(header.apply("Box-Request-Id"), secrets);
    }
}
