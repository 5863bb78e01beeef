package io.github.boxeventflux.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeBox} does to an answer instead of giving it as Box would. Immutable; faults combine:
 *
 * <pre>{@code
 * box.inject(Call.READ_EVENTS, Fault.status(503).withRetryAfter(Duration.ofSeconds(2)).times(3));
 * box.inject(Call.LONG_POLL, Fault.delay(Duration.ofMillis(50)).and(Fault.cut()));
 * box.answerPolls(Fault.message("reconnect"));
 * }</pre>
 *
 * <p>Some replace the answer (a status, a body, a message, silence, a reset), and then a long poll is not held. The
 * others change how the real answer looks or arrives.
 */
public final class Fault {

    private static final int FOREVER = Integer.MAX_VALUE;

    private static final Fault NONE = new Fault("none", PageTwist.NONE, null, UnaryOperator.identity(), 1);

    private final String name;
    private final PageTwist page;
    private final @Nullable Answer instead;
    private final UnaryOperator<Answer> twist;
    private final int times;

    private Fault(String name, PageTwist page, @Nullable Answer instead, UnaryOperator<Answer> twist, int times) {
        this.name = name;
        this.page = page;
        this.instead = instead;
        this.twist = twist;
        this.times = times;
    }

    private static Fault instead(String name, Answer answer) {
        return new Fault(name, PageTwist.NONE, answer, UnaryOperator.identity(), 1);
    }

    private static Fault twist(String name, UnaryOperator<Answer> twist) {
        return new Fault(name, PageTwist.NONE, null, twist, 1);
    }

    private static Fault page(String name, PageTwist page) {
        return new Fault(name, page, null, UnaryOperator.identity(), 1);
    }

    /** The real answer: lets one request through in a script of faults. */
    public static Fault none() {
        return NONE;
    }

    /**
     * An answer with this status, and with the body that Box gives it: none for 401 (which challenges with
     * {@code invalid_token}) and below 400, Box's error object for any other.
     *
     * @param status 200 to 599
     */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " is not allowed; allowed are 200 to 599");
        }
        Answer answer = status == 401
                ? Answer.unauthorized(", error=\"invalid_token\"")
                : status < 400
                        ? new Answer(status, Map.of(), "")
                        : Answer.error(status, ErrorCodes.of(status), "Scripted");
        return instead("status " + status, answer);
    }

    /** An answer with this status and Box's error object with this code and message. */
    public static Fault error(int status, String code, String message) {
        return instead("error " + status + " " + code, Answer.error(status, code, message));
    }

    /** A 302 with this {@code Location}. */
    public static Fault redirect(String location) {
        return instead("redirect", new Answer(302, Map.of("Location", location), ""));
    }

    /** A 200 with this body, declared as JSON whatever it is; an empty text is an empty body. */
    public static Fault body(String text) {
        return instead("body", Answer.json(text));
    }

    /** A realtime server's message, at once: {@code new_change}, {@code reconnect}, {@code max_retries} or any other. */
    public static Fault message(String message) {
        return instead("message " + message, Answer.message(message));
    }

    /** No answer at all; the connection stays open until the client closes it. */
    public static Fault silence() {
        return instead("silence", Answer.none(Delivery.NOTHING));
    }

    /** The connection is reset (TCP RST) before an answer. */
    public static Fault reset() {
        return instead("reset", Answer.none(Delivery.RESET));
    }

    /** Bytes that are no HTTP in place of a status line; then the connection is closed. */
    public static Fault garbage() {
        return instead("garbage", Answer.none(Delivery.GARBAGE));
    }

    /** Status and headers of the answer, then silence. */
    public static Fault silenceAfterHeaders() {
        return twist("silence after headers", answer -> answer.by(Delivery.HEAD_ONLY));
    }

    /** The first half of the answer, then the connection is reset (TCP RST). */
    public static Fault resetMidway() {
        return twist("reset midway", answer -> answer.by(Delivery.RESET_MIDWAY));
    }

    /** Half the body that {@code Content-Length} promised, then the connection is closed. */
    public static Fault cut() {
        return twist("cut", answer -> answer.by(Delivery.CUT));
    }

    /** Half the body in a chunk, then the connection is closed without a last chunk. */
    public static Fault cutChunked() {
        return twist("cut chunked", answer -> answer.by(Delivery.CUT_CHUNKED));
    }

    /** The answer comes byte by byte, from its status line on, with this time between two of them. */
    public static Fault trickle(Duration perByte) {
        return twist("trickle", answer -> answer.trickled(perByte));
    }

    /** The answer is kept back for this time, as the machine's clock runs. A page shows what there was before. */
    public static Fault delay(Duration time) {
        return twist("delay " + time, answer -> answer.delayed(time));
    }

    /** A page starts with up to this many events from before the position that was asked for. */
    public static Fault repeats(int events) {
        return page("repeats", (page, query, log) -> page.plus(log.before(query.position(), events)));
    }

    /** A page carries this entry too, as its first: any JSON value, such as {@code null} or {@code {"type":"event"}}. */
    public static Fault entry(String json) {
        return page("entry", (page, query, log) -> page.plus(List.of(json)));
    }

    /** A page without events and with a new position, behind which everything still comes. */
    public static Fault emptyPage() {
        return page(
                "empty page",
                (page, query, log) ->
                        page.withEntries(List.of()).withNext(log.positionJson(log.alias(query.position()))));
    }

    /** A page whose next position is the one that was asked for. */
    public static Fault samePosition() {
        return page("same position", (page, query, log) -> page.withNext(log.positionJson(query.position())));
    }

    /** A page with this JSON as its next position: {@code null}, {@code 0}, {@code ""}, {@code "now"}. */
    public static Fault position(String json) {
        return page("position " + json, (page, query, log) -> page.withNext(json));
    }

    /** A page that carries no next position. */
    public static Fault noPosition() {
        return page("no position", (page, query, log) -> page.withNext(null));
    }

    /** The answer with this header field as well, or in place of the one it has. */
    public Fault withHeader(String field, String value) {
        return and(twist("header " + field, answer -> answer.withHeader(field, value)));
    }

    /** The answer with {@code Retry-After} in seconds; a part of a second counts as one. */
    public Fault withRetryAfter(Duration time) {
        return withHeader(
                "Retry-After", Long.toString(time.plusNanos(999_999_999).toSeconds()));
    }

    /** The answer with this body. */
    public Fault withBody(String text) {
        return and(twist("with body", answer -> answer.withBody(text)));
    }

    /** The answer with no body. */
    public Fault withoutBody() {
        return and(twist("without body", answer -> answer.withBody("")));
    }

    /** This fault and then the other, on the same answer. Where both replace the answer, the other's holds. */
    public Fault and(Fault other) {
        UnaryOperator<Answer> both = answer -> other.twist.apply(twist.apply(answer));
        return new Fault(
                name + " and " + other.name,
                page.then(other.page),
                other.instead == null ? instead : other.instead,
                both,
                times);
    }

    /**
     * This fault for so many requests.
     *
     * @param requests at least 1; the default is 1
     */
    public Fault times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: " + requests + " is not allowed; allowed is 1 and more");
        }
        return new Fault(name, page, instead, twist, requests);
    }

    /** This fault for every request, after those that were injected before it, until faults are cleared. */
    public Fault forever() {
        return times(FOREVER);
    }

    /** What the request log calls it. */
    @Override
    public String toString() {
        return name;
    }

    @Nullable
    String nameInLog() {
        return this == NONE ? null : name;
    }

    int times() {
        return times;
    }

    boolean isForever() {
        return times == FOREVER;
    }

    PageTwist page() {
        return page;
    }

    /** What is answered without doing the call. */
    @Nullable
    Answer instead() {
        return instead;
    }

    Answer twisted(Answer answer) {
        return twist.apply(answer);
    }
}
