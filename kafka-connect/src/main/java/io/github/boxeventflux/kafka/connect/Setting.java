package io.github.boxeventflux.kafka.connect;

/** The names of the connector's settings. */
final class Setting {

    static final String API_URL = "box.api.url";
    static final String TRUSTED_HOSTS = "box.trusted.hosts";
    static final String REQUESTS_PER_MINUTE = "box.requests.per.minute";
    static final String CHECK = "box.check";

    static final String ACCESS_TOKEN = "box.access.token";
    static final String CLIENT_ID = "box.client.id";
    static final String CLIENT_SECRET = "box.client.secret";
    static final String ENTERPRISE_ID = "box.enterprise.id";
    static final String TOKEN_URL = "box.token.url";
    static final String USER_ACCESS = "box.user.access";

    static final String STREAM_TYPE = "stream.type";
    static final String STREAMS = "streams";
    static final String START_AT = "start.at";
    static final String CREATED_AFTER = "created.after";
    static final String CREATED_BEFORE = "created.before";
    static final String EVENT_TYPES = "event.types";
    static final String PAGE_LIMIT = "page.limit";
    static final String POLLING_INTERVAL = "polling.interval.ms";
    static final String HISTORY_CONCURRENCY = "history.concurrency";
    static final String ON_POSITION_LOST = "on.position.lost";
    static final String ON_STREAM_FAILURE = "on.stream.failure";
    static final String FAILED_STREAM_RETRY = "failed.stream.retry.ms";
    static final String STREAMS_WITH_METRICS = "streams.with.metrics";

    static final String TOPIC = "topic";
    static final String VALUE_FORMAT = "value.format";
    static final String TOMBSTONES = "tombstones.on.delete";
    static final String DEAD_LETTER_TOPIC = "dead.letter.topic";
    static final String RECENT_IDS = "offset.recent.ids";
    static final String HEARTBEAT_TOPIC = "heartbeat.topic";
    static final String HEARTBEAT_INTERVAL = "heartbeat.interval.ms";

    /**
     * What of {@link #STREAMS} is a task's: not under that name, since Connect gives each task anew whatever a user has set
     * through a config provider.
     */
    static final String STREAMS_OF_TASK = "streams.of.task";

    /** Connect's own: whether each batch and its offsets are one transaction, or not at all. */
    static final String EXACTLY_ONCE_SUPPORT = "exactly.once.support";

    private Setting() {}
}
