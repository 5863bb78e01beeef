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
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** What can be set: each setting with its type, default, allowed values and place in a form; what it means is a resource. */
final class Settings {

    private static final long DAY_MILLIS = 86_400_000;

    private final Properties documentation = Resources.properties("settings.properties");
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
        choice(Setting.STREAM_TYPE, StreamType.class, "all", HIGH);
        add(Setting.STREAMS, ConfigDef.Type.LIST, "", Allowed.USER_IDS, HIGH, Visibility.USER_STREAMS);
        add(Setting.START_AT, ConfigDef.Type.STRING, null, Allowed.START, HIGH, null);
        add(Setting.CREATED_AFTER, ConfigDef.Type.STRING, null, Allowed.MOMENT, MEDIUM, Visibility.HISTORY);
        add(Setting.CREATED_BEFORE, ConfigDef.Type.STRING, null, Allowed.MOMENT, MEDIUM, Visibility.HISTORY);
        add(Setting.EVENT_TYPES, ConfigDef.Type.LIST, "", Allowed.NAMES, MEDIUM, null);
        choice(Setting.ON_POSITION_LOST, PositionLostPolicy.class, "fail", MEDIUM);
        choice(Setting.ON_STREAM_FAILURE, OnStreamFailure.class, "fail", MEDIUM);
        add(Setting.FAILED_STREAM_RETRY, ConfigDef.Type.LONG, 600_000L, Range.between(1_000L, DAY_MILLIS), LOW, null);
        add(
                Setting.PAGE_LIMIT,
                ConfigDef.Type.INT,
                null,
                Allowed.nothingOr(Range.between(1, SourceConfig.LARGEST_PAGE)),
                LOW,
                null);
        add(
                Setting.POLLING_INTERVAL,
                ConfigDef.Type.LONG,
                null,
                Allowed.nothingOr(Range.between(1_000L, 3_600_000L)),
                LOW,
                Visibility.ENTERPRISE_STREAMS);
        add(
                Setting.HISTORY_CONCURRENCY,
                ConfigDef.Type.INT,
                4,
                Range.between(1, 64),
                LOW,
                Visibility.ENTERPRISE_STREAMS);
        add(Setting.STREAMS_WITH_METRICS, ConfigDef.Type.INT, 100, Range.between(0, 100_000), LOW, null);
    }

    private void access() {
        group = "Access";
        add(Setting.ACCESS_TOKEN, ConfigDef.Type.PASSWORD, null, null, HIGH, null);
        add(Setting.CLIENT_ID, ConfigDef.Type.STRING, null, null, HIGH, null);
        add(Setting.CLIENT_SECRET, ConfigDef.Type.PASSWORD, null, null, HIGH, null);
        add(Setting.ENTERPRISE_ID, ConfigDef.Type.STRING, null, null, HIGH, null);
        choice(Setting.USER_ACCESS, UserAccess.class, "as_user", MEDIUM);
        add(Setting.TOKEN_URL, ConfigDef.Type.STRING, "https://api.box.com/oauth2/token", Allowed.ADDRESS, LOW, null);
    }

    private void records() {
        group = "Records";
        add(Setting.TOPIC, ConfigDef.Type.STRING, NO_DEFAULT_VALUE, Allowed.TOPIC, HIGH, null);
        choice(Setting.VALUE_FORMAT, ValueFormat.class, "struct", HIGH);
        add(Setting.TOMBSTONES, ConfigDef.Type.BOOLEAN, false, null, MEDIUM, null);
        add(Setting.DEAD_LETTER_TOPIC, ConfigDef.Type.STRING, null, Allowed.TOPIC_NAME, MEDIUM, null);
    }

    private void delivery() {
        group = "Delivery";
        add(Setting.HEARTBEAT_TOPIC, ConfigDef.Type.STRING, "box-events-heartbeat", Allowed.TOPIC_NAME, MEDIUM, null);
        add(Setting.HEARTBEAT_INTERVAL, ConfigDef.Type.LONG, 60_000L, Range.between(0L, DAY_MILLIS), LOW, null);
        add(Setting.RECENT_IDS, ConfigDef.Type.INT, 1_000, Range.between(0, 20_000), LOW, null);
    }

    private void box() {
        group = "Box";
        add(Setting.CHECK, ConfigDef.Type.BOOLEAN, true, null, MEDIUM, null);
        add(Setting.REQUESTS_PER_MINUTE, ConfigDef.Type.INT, 1_000, Range.between(1, 1_000_000), LOW, null);
        add(Setting.API_URL, ConfigDef.Type.STRING, "https://api.box.com/2.0", Allowed.ADDRESS, LOW, null);
        add(Setting.TRUSTED_HOSTS, ConfigDef.Type.LIST, "", Allowed.NAMES, LOW, null);
    }

    private <E extends Enum<E>> void choice(String name, Class<E> type, String defaultWord, Importance importance) {
        Recommender recommender = type == UserAccess.class ? Visibility.userChoice(type) : Visibility.choice(type);
        add(name, ConfigDef.Type.STRING, defaultWord, Choice.oneOf(type), importance, recommender);
    }

    private void add(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            @Nullable Validator validator,
            Importance importance,
            @Nullable Recommender recommender) {
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
                documentation.getProperty(name),
                group,
                order,
                Width.MEDIUM,
                name,
                dependents,
                recommender,
                false));
    }
}
