package io.github.boxeventflux.campaigns.faults;

import static io.github.boxeventflux.test.Call.FIND_SERVERS;
import static io.github.boxeventflux.test.Call.LONG_POLL;
import static io.github.boxeventflux.test.Call.READ_EVENTS;

import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What can be wrong with an answer of Box, and passes: all that a fake Box can script. */
@SuppressWarnings("ImmutableEnumChecker") // Makers of immutable values, and a set that nobody changes.
enum BoxFault {
    INTERNAL_ERROR(some -> Fault.status(500)),
    BAD_GATEWAY(some -> Fault.status(502).withBody("<html>Bad Gateway</html>")),
    UNAVAILABLE(some -> Fault.status(503)),
    UNAVAILABLE_FOR_A_TIME(some -> Fault.status(503).withRetryAfter(some)),
    GATEWAY_TIMEOUT(some -> Fault.status(504).withoutBody()),
    REQUEST_TIMEOUT(some -> Fault.status(408)),
    TOO_MANY_REQUESTS(some -> Fault.status(429)),
    TOO_MANY_REQUESTS_FOR_A_TIME(some -> Fault.status(429).withRetryAfter(some)),
    RETRY_AFTER_NONSENSE(some -> Fault.status(429).withHeader("Retry-After", "soon")),
    NO_CONTENT(some -> Fault.status(204)),
    EMPTY_BODY(some -> Fault.body("")),
    NULL_BODY(some -> Fault.body("null")),
    HTML_BODY(some -> Fault.body("<html>Sign in</html>")),
    ANOTHER_OBJECT(some -> Fault.body("{\"type\":\"folder\"}")),
    ENTRIES_OF_NOTHING(some -> Fault.body("{\"chunk_size\":0,\"entries\":[]}"), FIND_SERVERS),
    RESET(some -> Fault.reset()),
    RESET_MIDWAY(some -> Fault.resetMidway()),
    CUT(some -> Fault.cut()),
    CUT_CHUNKED(some -> Fault.cutChunked()),
    GARBAGE(some -> Fault.garbage()),
    SILENCE(some -> Fault.silence()),
    SILENCE_AFTER_HEADERS(some -> Fault.silenceAfterHeaders()),
    DELAY(Fault::delay),
    TRICKLE(some -> Fault.trickle(some.dividedBy(2_000))),
    REPEATS(some -> Fault.repeats(50), READ_EVENTS),
    ENTRY_NULL(some -> Fault.entry("null"), READ_EVENTS),
    ENTRY_WITHOUT_ANYTHING(some -> Fault.entry("{}"), READ_EVENTS),
    EMPTY_PAGE(some -> Fault.emptyPage(), READ_EVENTS),
    SAME_POSITION(some -> Fault.samePosition(), READ_EVENTS),
    NO_POSITION(some -> Fault.noPosition(), READ_EVENTS),
    POSITION_NULL(some -> Fault.position("null"), READ_EVENTS),
    POSITION_EMPTY(some -> Fault.position("\"\""), READ_EVENTS),
    POSITION_ZERO(some -> Fault.position("0"), READ_EVENTS),
    POSITION_NOW(some -> Fault.position("\"now\""), READ_EVENTS),
    MESSAGE_NEW_CHANGE(some -> Fault.message("new_change"), LONG_POLL),
    MESSAGE_RECONNECT(some -> Fault.message("reconnect"), LONG_POLL),
    MESSAGE_MAX_RETRIES(some -> Fault.message("max_retries"), LONG_POLL),
    MESSAGE_OF_TOMORROW(some -> Fault.message("come_back_later"), LONG_POLL),
    POLL_UNAUTHORIZED(some -> Fault.status(401), LONG_POLL),
    POLL_FORBIDDEN(some -> Fault.status(403), LONG_POLL),
    POLL_NOT_FOUND(some -> Fault.status(404), LONG_POLL),
    POLL_REDIRECTED(some -> Fault.redirect("http://127.0.0.1:4/subscribe"), LONG_POLL);

    private final Function<Duration, Fault> fault;
    private final Set<Call> calls;

    BoxFault(Function<Duration, Fault> fault, Call... calls) {
        this.fault = fault;
        this.calls =
                calls.length == 0 ? EnumSet.of(READ_EVENTS, FIND_SERVERS, LONG_POLL) : EnumSet.copyOf(List.of(calls));
    }

    static List<BoxFault> of(Call call) {
        return Arrays.stream(values())
                .filter(fault -> fault.calls.contains(call))
                .toList();
    }

    /** @param some for those that take time */
    Fault of(Duration some) {
        return fault.apply(some);
    }
}
