package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.kafka.connect.Choice.OnStreamFailure;
import io.github.boxeventflux.kafka.connect.Choice.ValueFormat;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The settings of a connector, or of one of its tasks: the same with its part of the streams. */
final class SourceConfig extends AbstractConfig {

    static final int LARGEST_PAGE = 500;
    static final ConfigDef DEFINITION = Settings.define();

    /** After an outage all streams of a task have a page at once. */
    private static final int EVENTS_IN_MEMORY = 20_000;

    private static final int SMALLEST_PAGE = 25;

    private final Access access;
    private final List<BoxStream> streams;

    /**
     * Reads them.
     *
     * @throws org.apache.kafka.common.config.ConfigException when one is not allowed, alone or beside the others
     */
    SourceConfig(Map<String, String> given) {
        super(DEFINITION, given, false);
        streams = readStreams();
        access = new Access(this);
        // Most of what can be wrong is the same for all of them.
        SettingRefusedException.naming(() -> options(streams.get(0)).build());
    }

    /** All that are read. */
    List<BoxStream> streams() {
        return streams;
    }

    StreamType streamType() {
        return Choice.of(StreamType.class, getString(Setting.STREAM_TYPE));
    }

    OnStreamFailure onStreamFailure() {
        return Choice.of(OnStreamFailure.class, getString(Setting.ON_STREAM_FAILURE));
    }

    ValueFormat valueFormat() {
        return Choice.of(ValueFormat.class, getString(Setting.VALUE_FORMAT));
    }

    Duration millis(String setting) {
        return Duration.ofMillis(getLong(setting));
    }

    /** {@code null} where nothing is set. */
    @Nullable
    String text(String setting) {
        String value = getString(setting);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Connect wants each batch and its offsets in one transaction. */
    boolean isExactlyOnce() {
        return "required".equalsIgnoreCase(originalsStrings().get(Setting.EXACTLY_ONCE_SUPPORT));
    }

    Access access() {
        return access;
    }

    /** How a stream is read that has no offset. */
    StreamOptions.Builder options(BoxStream stream) {
        StreamOptions.Builder options = access.options(stream)
                .eventTypes(
                        getList(Setting.EVENT_TYPES).stream().map(EventType::of).toList())
                .pageLimit(pageLimit())
                // The feed asks each stream for one page, and keeps another one for whoever polls.
                .prefetchPages(0)
                .onPositionLost(Choice.of(PositionLostPolicy.class, getString(Setting.ON_POSITION_LOST)))
                .history(HistoryOptions.builder()
                        .concurrency(getInt(Setting.HISTORY_CONCURRENCY))
                        .build());
        String start = text(Setting.START_AT);
        if (start != null) {
            options.startAt(startAt(start));
        }
        String after = text(Setting.CREATED_AFTER);
        if (after != null) {
            options.createdAfter(Allowed.moment(after));
        }
        String before = text(Setting.CREATED_BEFORE);
        if (before != null) {
            options.createdBefore(Allowed.moment(before));
        }
        if (getLong(Setting.POLLING_INTERVAL) != null) {
            options.polling(PollingOptions.builder()
                    .interval(millis(Setting.POLLING_INTERVAL))
                    .build());
        }
        return options;
    }

    private int pageLimit() {
        Integer set = getInt(Setting.PAGE_LIMIT);
        return set == null ? Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, EVENTS_IN_MEMORY / streams.size())) : set;
    }

    private static StartAt startAt(String start) {
        return switch (start) {
            case Allowed.NOW -> StartAt.now();
            case Allowed.EARLIEST -> StartAt.earliest();
            default -> StartAt.since(Allowed.moment(start));
        };
    }

    private List<BoxStream> readStreams() {
        StreamType type = streamType();
        String ofTask = originalsStrings().get(Setting.STREAMS_OF_TASK);
        List<String> users = ofTask == null ? getList(Setting.STREAMS) : List.of(ofTask.split(",", -1));
        if (!type.isEnterprise()) {
            return users.isEmpty()
                    ? List.of(new BoxStream(BoxStream.OWN_USER, type))
                    : users.stream().map(user -> new BoxStream(user, type)).toList();
        }
        if (!users.isEmpty()) {
            throw new SettingRefusedException(
                    Setting.STREAMS,
                    users.size() + " users on " + type.value() + " are not allowed; an enterprise has one stream, and"
                            + " nothing is set here");
        }
        String enterprise = text(Setting.ENTERPRISE_ID);
        return List.of(new BoxStream(enterprise == null ? BoxStream.OWN_ENTERPRISE : enterprise, type));
    }
}
