package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Deduplication;
import io.github.boxeventflux.spring.BoxEventStreamProperties.History;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Limits;
import io.github.boxeventflux.spring.BoxEventStreamProperties.LongPoll;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Polling;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Retry;
import io.github.boxeventflux.stream.StartAt;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.util.unit.DataSize;

/**
 * Carries properties over to a stream's options: first those of all streams, then its own, which win. What is not set stays
 * as the library has it.
 */
final class StreamSettings {

    private static final PropertyMapper MAP = PropertyMapper.get();

    private final StreamOptions.Builder options = StreamOptions.builder();
    private final LongPollOptions.Builder longPoll = LongPollOptions.builder();
    private final PollingOptions.Builder polling = PollingOptions.builder();
    private final RetryOptions.Builder retry = RetryOptions.builder();
    private final DeduplicationOptions.Builder deduplication = DeduplicationOptions.builder();
    private final HistoryOptions.Builder history = HistoryOptions.builder();
    private final AnswerLimits.Builder limits = AnswerLimits.builder();

    void take(BoxEventStreamProperties properties) {
        MAP.from(properties::asUser).to(options::asUser);
        MAP.from(properties::streamType).to(options::streamType);
        MAP.from(properties::start).as(StreamSettings::startAt).to(options::startAt);
        MAP.from(properties::eventTypes).to(this::eventTypes);
        MAP.from(properties::createdAfter).to(options::createdAfter);
        MAP.from(properties::createdBefore).to(options::createdBefore);
        MAP.from(properties::pageLimit).to(options::pageLimit);
        MAP.from(properties::prefetchPages).to(options::prefetchPages);
        MAP.from(properties::maxUnacknowledgedEvents).to(options::maxUnacknowledgedEvents);
        MAP.from(properties::onPositionLost).to(options::onPositionLost);
        MAP.from(properties::longPoll).to(this::take);
        MAP.from(properties::polling).to(this::take);
        MAP.from(properties::retry).to(given -> take(given, retry));
        MAP.from(properties::deduplication).to(this::take);
        MAP.from(properties::history).to(this::take);
        MAP.from(properties::limits).to(this::take);
    }

    /** What has been taken so far, without what says where Box is and where checkpoints are kept. */
    StreamOptions.Builder toBuilder() {
        return options.longPoll(longPoll.build())
                .polling(polling.build())
                .retry(retry.build())
                .deduplication(deduplication.build())
                .history(history.build())
                .limits(limits.build());
    }

    static void take(Retry given, RetryOptions.Builder retry) {
        MAP.from(given::firstBackoff).to(retry::firstBackoff);
        MAP.from(given::maxBackoff).to(retry::maxBackoff);
        MAP.from(given::maxRetryAfter).to(retry::maxRetryAfter);
        MAP.from(given::giveUpAfter).to(retry::giveUpAfter);
    }

    private void take(LongPoll given) {
        MAP.from(given::maxWait).to(longPoll::maxWait);
        MAP.from(given::maxSilence).to(longPoll::maxSilence);
    }

    private void take(Polling given) {
        MAP.from(given::interval).to(polling::interval);
    }

    private void take(Deduplication given) {
        MAP.from(given::maxIds).to(deduplication::maxIds);
        MAP.from(given::maxAge).to(deduplication::maxAge);
    }

    private void take(History given) {
        MAP.from(given::concurrency).to(history::concurrency);
        MAP.from(given::order).to(history::order);
        MAP.from(given::overlap).to(history::overlap);
    }

    private void take(Limits given) {
        MAP.from(given::answerTimeout).to(limits::answerTimeout);
        MAP.from(given::maxPageBytes).as(StreamSettings::bytes).to(limits::maxPageBytes);
        MAP.from(given::maxPageEvents).to(limits::maxPageEvents);
        MAP.from(given::maxPositionLength).to(limits::maxPositionLength);
        MAP.from(given::maxNestingDepth).to(limits::maxNestingDepth);
        MAP.from(given::maxTextLength).to(limits::maxTextLength);
        MAP.from(given::maxNumberLength).to(limits::maxNumberLength);
    }

    private void eventTypes(Set<String> names) {
        options.eventTypes(names.stream().map(EventType::of).toList());
    }

    /** What is too large for a number of bytes is refused like what is larger than allowed. */
    private static int bytes(DataSize size) {
        return (int) Math.min(size.toBytes(), Integer.MAX_VALUE);
    }

    /** No position of Box reads as a time. */
    private static StartAt startAt(String start) {
        return switch (start) {
            case "now" -> StartAt.now();
            case "earliest" -> StartAt.earliest();
            default -> {
                try {
                    yield StartAt.since(OffsetDateTime.parse(start).toInstant());
                } catch (DateTimeException e) {
                    yield StartAt.position(start);
                }
            }
        };
    }
}
