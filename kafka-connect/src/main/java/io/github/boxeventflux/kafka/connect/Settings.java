package io.github.boxeventflux.kafka.connect;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import io.github.boxeventflux.kafka.connect.Choice.OnStreamFailure;
import io.github.boxeventflux.kafka.connect.Choice.UserAccess;
import io.github.boxeventflux.kafka.connect.Choice.ValueFormat;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** What can be set: each setting with its type, default, allowed values, place in a form, and documentation. */
final class Settings {

    private static final long DAY_MILLIS = 86_400_000;

    private final ConfigDef all = new ConfigDef();
    private String group = "";
    private int order;

    private Settings() {}

    static ConfigDef define() {
        Settings settings = new Settings();
        settings.streams();
        settings.access();
        settings.records();
        settings.delivery();
        settings.box();
        return settings.all;
    }

    private void streams() {
        group = "Streams";
        choice(
                Setting.STREAM_TYPE,
                StreamType.class,
                "all",
                HIGH,
                "Which stream of Box to read. all, changes and sync are a user's and come within seconds; admin_logs_streaming is an enterprise's, some 12 seconds late; admin_logs is a year of an enterprise's history, in the order of time.");
        add(
                Setting.STREAMS,
                ConfigDef.Type.LIST,
                "",
                Allowed.USER_IDS,
                HIGH,
                Visibility.USER_STREAMS,
                "The ids of the users whose streams are read, each one stream, spread over the tasks. Empty: the one of the token's own user. An enterprise has one stream, and nothing is set here.");
        add(
                Setting.START_AT,
                ConfigDef.Type.STRING,
                null,
                Allowed.START,
                HIGH,
                null,
                "Where a stream starts that has no offset yet: now, earliest (the oldest that Box keeps) or, on an enterprise's streams, a moment such as 2026-01-31T00:00:00Z, from which on history is read before the stream goes on with what happens. Empty: now; on admin_logs earliest.");
        add(
                Setting.CREATED_AFTER,
                ConfigDef.Type.STRING,
                null,
                Allowed.MOMENT,
                MEDIUM,
                Visibility.HISTORY,
                "admin_logs only: the moment from which on events are read, such as 2026-01-31T00:00:00Z. Empty: the oldest that Box keeps.");
        add(
                Setting.CREATED_BEFORE,
                ConfigDef.Type.STRING,
                null,
                Allowed.MOMENT,
                MEDIUM,
                Visibility.HISTORY,
                "admin_logs only: the moment up to which events are read; then the stream is over and the task has nothing more to do. Empty: it goes on with what happens.");
        add(
                Setting.EVENT_TYPES,
                ConfigDef.Type.LIST,
                "",
                Allowed.NAMES,
                MEDIUM,
                null,
                "Only events of these types, such as ITEM_UPLOAD, on an enterprise's streams UPLOAD. Empty: all.");
        choice(
                Setting.ON_POSITION_LOST,
                PositionLostPolicy.class,
                "fail",
                MEDIUM,
                "What to do when Box does not know a stream's position any longer, so that events may be missing: fail the task, go on with the earliest that Box keeps, or with what happens now (not on admin_logs).");
        choice(
                Setting.ON_STREAM_FAILURE,
                OnStreamFailure.class,
                "fail",
                MEDIUM,
                "What to do when one stream cannot be read, since its user is gone, say: fail the task, or continue with the others and try that one again from time to time.");
        add(
                Setting.FAILED_STREAM_RETRY,
                ConfigDef.Type.LONG,
                600_000L,
                Range.between(1_000L, DAY_MILLIS),
                LOW,
                null,
                "With on.stream.failure=continue: after how many milliseconds a stream that could not be read is tried again.");
        add(
                Setting.PAGE_LIMIT,
                ConfigDef.Type.INT,
                500,
                Range.between(1, 500),
                LOW,
                null,
                "How many events to ask Box for in one call. One poll of the task is one page at most, and with exactly once it is one transaction. After an outage each stream of a task can hold two pages in memory.");
        add(
                Setting.POLLING_INTERVAL,
                ConfigDef.Type.LONG,
                null,
                Allowed.POLLING_INTERVAL,
                LOW,
                Visibility.ENTERPRISE_STREAMS,
                "How many milliseconds pass between two questions on an enterprise's streams. Empty: 12000, on admin_logs 60000.");
        add(
                Setting.HISTORY_CONCURRENCY,
                ConfigDef.Type.INT,
                4,
                Range.between(1, 64),
                LOW,
                Visibility.ENTERPRISE_STREAMS,
                "How many pages of history are read at once.");
        add(
                Setting.STREAMS_WITH_METRICS,
                ConfigDef.Type.INT,
                100,
                Range.between(0, 100_000),
                LOW,
                null,
                "How many streams of a task at most have metrics of their own beside those of the task.");
    }

    private void access() {
        group = "Access";
        add(
                Setting.ACCESS_TOKEN,
                ConfigDef.Type.PASSWORD,
                null,
                null,
                HIGH,
                null,
                "An access token of Box. One that expires ends the streams; box.client.id and box.client.secret are for connectors that stay.");
        add(
                Setting.CLIENT_ID,
                ConfigDef.Type.STRING,
                null,
                null,
                HIGH,
                null,
                "The client id of a Box application with server authentication (client credentials), as Box's developer console shows it.");
        add(
                Setting.CLIENT_SECRET,
                ConfigDef.Type.PASSWORD,
                null,
                null,
                HIGH,
                null,
                "The client secret of that application.");
        add(
                Setting.ENTERPRISE_ID,
                ConfigDef.Type.STRING,
                null,
                null,
                HIGH,
                null,
                "The id of the enterprise as whose service account the application acts; also what an enterprise's stream is called in offsets, keys and headers.");
        choice(
                Setting.USER_ACCESS,
                UserAccess.class,
                "as_user",
                MEDIUM,
                "How the streams of users are opened: as_user lets the token's user act for them (As-User, which an administrator allows the application), user_token asks Box for a token of each (client credentials, with generated user access tokens allowed).");
        add(
                Setting.TOKEN_URL,
                ConfigDef.Type.STRING,
                "https://api.box.com/oauth2/token",
                Allowed.ADDRESS,
                LOW,
                null,
                "Where Box gives out tokens; https, or http on this machine.");
    }

    private void records() {
        group = "Records";
        add(
                Setting.TOPIC,
                ConfigDef.Type.STRING,
                NO_DEFAULT_VALUE,
                Allowed.TOPIC,
                HIGH,
                null,
                "The topic of the records. ${stream_type}, ${event_type} and ${account} stand for the event's own; characters that a topic's name cannot have become '_'.");
        choice(
                Setting.VALUE_FORMAT,
                ValueFormat.class,
                "struct",
                HIGH,
                "What a record's value is: struct, with a schema, for any converter; or json, the text that Box sent, for StringConverter.");
        add(
                Setting.TOMBSTONES,
                ConfigDef.Type.BOOLEAN,
                false,
                null,
                MEDIUM,
                null,
                "Whether a record without a value follows the one that says that an item went to the trash, so that a compacted topic forgets the item.");
        add(
                Setting.DEAD_LETTER_TOPIC,
                ConfigDef.Type.STRING,
                null,
                Allowed.TOPIC_NAME,
                MEDIUM,
                null,
                "The topic for entries that Box sent and that are no JSON, as they came. Empty: they go with the others, without a key, their type UNKNOWN.");
    }

    private void delivery() {
        group = "Delivery";
        add(
                Setting.HEARTBEAT_TOPIC,
                ConfigDef.Type.STRING,
                "box-events-heartbeat",
                Allowed.TOPIC_NAME,
                MEDIUM,
                null,
                "The topic of the records that carry a position where no event came with it: where a stream starts, and where all events of a page were dropped. Connect saves offsets with records only. Empty: none, and what happens between the start of a connector and its first event is lost when it is restarted meanwhile.");
        add(
                Setting.HEARTBEAT_INTERVAL,
                ConfigDef.Type.LONG,
                60_000L,
                Range.between(0L, DAY_MILLIS),
                LOW,
                null,
                "How many milliseconds pass at least between two heartbeats of a stream.");
        add(
                Setting.RECENT_IDS,
                ConfigDef.Type.INT,
                1_000,
                Range.between(0, 20_000),
                LOW,
                null,
                "How many ids of the last ten minutes' events an offset carries at most, by which Box's repeats are known after a restart; about 45 bytes each.");
    }

    private void box() {
        group = "Box";
        add(
                Setting.CHECK,
                ConfigDef.Type.BOOLEAN,
                true,
                null,
                MEDIUM,
                null,
                "Whether a configuration is tried out on Box before it is accepted: the address, the token, and the right to read each stream.");
        add(
                Setting.REQUESTS_PER_MINUTE,
                ConfigDef.Type.INT,
                1_000,
                Range.between(1, 1_000_000),
                LOW,
                null,
                "How many calls a minute each task makes for one user at most. Box allows 1000 for each user, all programs together.");
        add(
                Setting.API_URL,
                ConfigDef.Type.STRING,
                "https://api.box.com/2.0",
                Allowed.ADDRESS,
                LOW,
                null,
                "Where the Box API is, up to and with its version; https, or http on this machine.");
        add(
                Setting.TRUSTED_HOSTS,
                ConfigDef.Type.LIST,
                "",
                Allowed.NAMES,
                LOW,
                null,
                "Hosts to which tokens may go besides Box's own and the one of box.api.url.");
    }

    private <E extends Enum<E>> void choice(
            String name, Class<E> type, String defaultWord, Importance importance, String documentation) {
        Recommender recommender = type == UserAccess.class ? Visibility.userChoice(type) : Visibility.choice(type);
        add(name, ConfigDef.Type.STRING, defaultWord, Choice.oneOf(type), importance, recommender, documentation);
    }

    private void add(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            @Nullable Validator validator,
            Importance importance,
            @Nullable Recommender recommender,
            String documentation) {
        order++;
        List<String> dependents = name.equals(Setting.STREAM_TYPE)
                ? List.of(
                        Setting.STREAMS,
                        Setting.CREATED_AFTER,
                        Setting.CREATED_BEFORE,
                        Setting.POLLING_INTERVAL,
                        Setting.HISTORY_CONCURRENCY,
                        Setting.USER_ACCESS)
                : List.of();
        all.define(new ConfigKey(
                name,
                type,
                defaultValue,
                validator,
                importance,
                documentation,
                group,
                order,
                Width.MEDIUM,
                name,
                dependents,
                recommender,
                false));
    }
}
