package io.github.boxeventflux.options;

import static io.github.boxeventflux.options.OptionCheck.refused;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Everything that cannot work, found before anything runs. */
final class StreamOptionsCheck {

    private StreamOptionsCheck() {}

    static void check(StreamOptions options, boolean hasToken) {
        if (!hasToken) {
            throw new IllegalArgumentException("accessToken: is missing; set accessToken or accessTokenProvider");
        }
        OptionCheck.address("apiUrl", options.apiUrl(), "https://api.box.com/2.0");
        checkHeaderText("asUser", options.asUser());
        if (options.name() != null) {
            OptionCheck.notBlank("name", options.name());
        }
        OptionCheck.within("pageLimit", options.pageLimit(), 1, 500);
        OptionCheck.within("prefetchPages", options.prefetchPages(), 0, 16);
        checkStart(options.startAt(), options.streamType());
        if (options.startAt() instanceof StartAt.Position start) {
            checkLength("startAt", start.position(), options.limits());
        }
        checkSince(options);
        checkCheckpoint(options.resumeFrom(), options.limits());
        checkEventTypes(options);
        checkPeriod(options);
        options.trustedHosts().forEach(StreamOptionsCheck::checkHost);
        checkKeeping(options);
    }

    private static void checkHeaderText(String option, @Nullable String value) {
        if (value != null && !OptionCheck.isVisibleAscii(value)) {
            throw refused(option, '"' + value + '"', "visible ASCII without spaces");
        }
    }

    private static void checkStart(StartAt startAt, StreamType streamType) {
        if (startAt instanceof StartAt.Since && !streamType.isEnterprise()) {
            throw refused("startAt", startAt + " on " + streamType, "now(), earliest() or position(…)");
        }
        if (startAt instanceof StartAt.Now && streamType == StreamType.ADMIN_LOGS) {
            throw refused(
                    "startAt",
                    "now() on ADMIN_LOGS",
                    "earliest() or position(…); ADMIN_LOGS_STREAMING is the stream that starts now");
        }
    }

    private static void checkSince(StreamOptions options) {
        if (!(options.startAt() instanceof StartAt.Since since) || options.streamType() != StreamType.ADMIN_LOGS) {
            return;
        }
        if (options.createdAfter() != null) {
            throw refused("createdAfter", options.createdAfter() + " with " + since, "none; since(…) says it");
        }
        if (options.createdBefore() == null) {
            throw new IllegalArgumentException("createdBefore: is missing; on ADMIN_LOGS " + since
                    + " reads a period that ends. ADMIN_LOGS_STREAMING goes on with what happens then");
        }
        if (!wholeSeconds(options.createdBefore()).isAfter(wholeSeconds(since.instant()))) {
            throw refused(
                    "createdBefore",
                    options.createdBefore(),
                    "a time at least a second after startAt (" + since.instant() + ")");
        }
    }

    private static void checkCheckpoint(@Nullable Checkpoint checkpoint, AnswerLimits limits) {
        if (checkpoint == null) {
            return;
        }
        if (checkpoint.position().value().equals("now")) {
            throw refused("resumeFrom", "a checkpoint at \"now\"", "a position that Box gave; startAt takes now()");
        }
        checkLength("resumeFrom", checkpoint.position(), limits);
    }

    private static void checkLength(String option, StreamPosition position, AnswerLimits limits) {
        int length = position.value().length();
        if (length > limits.maxPositionLength()) {
            throw refused(
                    option,
                    "a position of " + length + " characters",
                    "one of " + limits.maxPositionLength() + " at most, as limits.maxPositionLength says");
        }
    }

    private static void checkKeeping(StreamOptions options) {
        OptionCheck.within("maxUnacknowledgedEvents", options.maxUnacknowledgedEvents(), 1, Integer.MAX_VALUE);
        if (options.checkpointStore() != null && options.name() == null) {
            throw new IllegalArgumentException("name: is missing; a checkpointStore keeps checkpoints by name");
        }
        if (options.lease() != null && options.checkpointStore() == null) {
            throw new IllegalArgumentException(
                    "checkpointStore: is missing; with a lease, the next owner goes on from a checkpoint");
        }
        if (options.onPositionLost() == PositionLostPolicy.NOW && options.streamType() == StreamType.ADMIN_LOGS) {
            throw refused("onPositionLost", "NOW on ADMIN_LOGS", "FAIL or EARLIEST");
        }
    }

    private static void checkEventTypes(StreamOptions options) {
        for (EventType type : options.eventTypes()) {
            if (type.value().indexOf(',') >= 0 || type.equals(EventType.UNKNOWN)) {
                throw refused("eventTypes", '"' + type.value() + '"', "one event type's name in each value");
            }
            if (options.streamType().isEnterprise() && type.isKnown() && !type.isFilterable()) {
                throw refused(
                        "eventTypes",
                        type + " on " + options.streamType(),
                        "a type that Box can filter by; filter(…) on the Flux does the same on this side");
            }
        }
    }

    private static void checkPeriod(StreamOptions options) {
        checkOnAdminLogsOnly("createdAfter", options.createdAfter(), options.streamType());
        checkOnAdminLogsOnly("createdBefore", options.createdBefore(), options.streamType());
        if (options.createdAfter() != null
                && options.createdBefore() != null
                && !wholeSeconds(options.createdBefore()).isAfter(wholeSeconds(options.createdAfter()))) {
            throw refused(
                    "createdBefore",
                    options.createdBefore(),
                    "a time at least a second after createdAfter (" + options.createdAfter() + ")");
        }
    }

    /** As Box is asked for them. */
    private static Instant wholeSeconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void checkOnAdminLogsOnly(String option, @Nullable Object value, StreamType streamType) {
        if (value != null && streamType != StreamType.ADMIN_LOGS) {
            throw refused(option, value + " on " + streamType, "none but on ADMIN_LOGS; Box would ignore it");
        }
    }

    private static void checkHost(String host) {
        if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]")) {
            throw refused("trustedHosts", '"' + host + '"', "a host name alone, such as events.example.com");
        }
    }
}
