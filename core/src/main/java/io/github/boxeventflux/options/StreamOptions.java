package io.github.boxeventflux.options;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What is to be read, with whose token, from where on, and how. Immutable: one value can serve any number of
 * subscriptions.
 *
 * <pre>{@code
 * StreamOptions options = StreamOptions.builder()
 *         .accessToken(token)
 *         .streamType(StreamType.CHANGES)
 *         .startAt(StartAt.now())
 *         .build();
 * }</pre>
 */
public final class StreamOptions {

    private final Builder settings;

    private StreamOptions(Builder settings) {
        this.settings = settings;
    }

    /** Starts from the defaults. Only a token must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        return new Builder(settings);
    }

    /** See {@link Builder#accessTokenProvider(AccessTokenProvider)}. */
    public AccessTokenProvider accessTokenProvider() {
        return Objects.requireNonNull(settings.accessTokenProvider);
    }

    /** See {@link Builder#apiUrl(URI)}. */
    public URI apiUrl() {
        return settings.apiUrl;
    }

    /** See {@link Builder#asUser(String)}. */
    public @Nullable String asUser() {
        return settings.asUser;
    }

    /** See {@link Builder#name(String)}. */
    public @Nullable String name() {
        return settings.name;
    }

    /** See {@link Builder#streamType(StreamType)}. */
    public StreamType streamType() {
        return settings.streamType;
    }

    /** See {@link Builder#startAt(StartAt)}. */
    public StartAt startAt() {
        if (settings.startAt != null) {
            return settings.startAt;
        }
        return settings.streamType == StreamType.ADMIN_LOGS ? StartAt.earliest() : StartAt.now();
    }

    /** See {@link Builder#eventTypes(Collection)}; empty for all. */
    public Set<EventType> eventTypes() {
        return settings.eventTypes;
    }

    /** See {@link Builder#createdAfter(Instant)}. */
    public @Nullable Instant createdAfter() {
        return settings.createdAfter;
    }

    /** See {@link Builder#createdBefore(Instant)}. */
    public @Nullable Instant createdBefore() {
        return settings.createdBefore;
    }

    /** See {@link Builder#pageLimit(int)}. */
    public int pageLimit() {
        return settings.pageLimit;
    }

    /** See {@link Builder#prefetchPages(int)}. */
    public int prefetchPages() {
        return settings.prefetchPages;
    }

    /** See {@link Builder#checkpointStore(CheckpointStore)}. */
    public @Nullable CheckpointStore checkpointStore() {
        return settings.checkpointStore;
    }

    /** See {@link Builder#resumeFrom(Checkpoint)}. */
    public @Nullable Checkpoint resumeFrom() {
        return settings.resumeFrom;
    }

    /** See {@link Builder#checkpoint(CheckpointOptions)}. */
    public CheckpointOptions checkpoint() {
        return settings.checkpoint;
    }

    /** See {@link Builder#maxUnacknowledgedEvents(int)}. */
    public int maxUnacknowledgedEvents() {
        return settings.maxUnacknowledgedEvents;
    }

    /** See {@link Builder#lease(LeaseOptions)}. */
    public @Nullable LeaseOptions lease() {
        return settings.lease;
    }

    /** See {@link Builder#onPositionLost(PositionLostPolicy)}. */
    public PositionLostPolicy onPositionLost() {
        return settings.onPositionLost;
    }

    /** See {@link Builder#stopWhen(Publisher)}. */
    public @Nullable Publisher<?> stopWhen() {
        return settings.stopWhen;
    }

    /** See {@link Builder#trustedHosts(String...)}. */
    public List<String> trustedHosts() {
        return settings.trustedHosts;
    }

    /** See {@link Builder#longPoll(LongPollOptions)}. */
    public LongPollOptions longPoll() {
        return settings.longPoll;
    }

    /** See {@link Builder#polling(PollingOptions)}. */
    public PollingOptions polling() {
        return settings.polling;
    }

    /** See {@link Builder#retry(RetryOptions)}. */
    public RetryOptions retry() {
        return settings.retry;
    }

    /** See {@link Builder#history(HistoryOptions)}. */
    public HistoryOptions history() {
        return settings.history;
    }

    /** See {@link Builder#deduplication(DeduplicationOptions)}. */
    public DeduplicationOptions deduplication() {
        return settings.deduplication;
    }

    /** See {@link Builder#limits(AnswerLimits)}. */
    public AnswerLimits limits() {
        return settings.limits;
    }

    /** Which stream and from where; never the token. */
    @Override
    public String toString() {
        return "StreamOptions[" + (name() == null ? "" : "name=" + name() + ", ") + "streamType=" + streamType()
                + ", startAt=" + startAt() + ", apiUrl=" + apiUrl() + "]";
    }

    /** Collects the settings; {@link #build()} refuses what cannot work. */
    public static final class Builder {

        private @Nullable AccessTokenProvider accessTokenProvider;
        private URI apiUrl = URI.create("https://api.box.com/2.0");
        private @Nullable String asUser;
        private @Nullable String name;
        private StreamType streamType = StreamType.ALL;
        private @Nullable StartAt startAt;
        private Set<EventType> eventTypes = Set.of();
        private @Nullable Instant createdAfter;
        private @Nullable Instant createdBefore;
        private int pageLimit = 500;
        private int prefetchPages = 1;
        private @Nullable CheckpointStore checkpointStore;
        private @Nullable Checkpoint resumeFrom;
        private CheckpointOptions checkpoint = CheckpointOptions.defaults();
        private int maxUnacknowledgedEvents = 10_000;
        private @Nullable LeaseOptions lease;
        private PositionLostPolicy onPositionLost = PositionLostPolicy.FAIL;
        private @Nullable Publisher<?> stopWhen;
        private List<String> trustedHosts = List.of();
        private LongPollOptions longPoll = LongPollOptions.defaults();
        private PollingOptions polling = PollingOptions.defaults();
        private RetryOptions retry = RetryOptions.defaults();
        private HistoryOptions history = HistoryOptions.defaults();
        private DeduplicationOptions deduplication = DeduplicationOptions.defaults();
        private AnswerLimits limits = AnswerLimits.defaults();

        private Builder() {}

        private Builder(Builder other) {
            accessTokenProvider = other.accessTokenProvider;
            apiUrl = other.apiUrl;
            asUser = other.asUser;
            name = other.name;
            streamType = other.streamType;
            startAt = other.startAt;
            eventTypes = other.eventTypes;
            createdAfter = other.createdAfter;
            createdBefore = other.createdBefore;
            pageLimit = other.pageLimit;
            prefetchPages = other.prefetchPages;
            checkpointStore = other.checkpointStore;
            resumeFrom = other.resumeFrom;
            checkpoint = other.checkpoint;
            maxUnacknowledgedEvents = other.maxUnacknowledgedEvents;
            lease = other.lease;
            onPositionLost = other.onPositionLost;
            stopWhen = other.stopWhen;
            trustedHosts = other.trustedHosts;
            longPoll = other.longPoll;
            polling = other.polling;
            retry = other.retry;
            history = other.history;
            deduplication = other.deduplication;
            limits = other.limits;
        }

        /**
         * One token for the whole life of the stream. When Box refuses it, the stream ends with an
         * {@link io.github.boxeventflux.error.UnauthorizedException}.
         *
         * @throws IllegalArgumentException when the token cannot be sent: blank, or not visible ASCII throughout
         */
        public Builder accessToken(String value) {
            return accessTokenProvider(AccessTokenProvider.fixed(value));
        }

        /** Where each request gets its token. Replaces {@link #accessToken(String)}. */
        public Builder accessTokenProvider(AccessTokenProvider value) {
            accessTokenProvider = Objects.requireNonNull(value, "accessTokenProvider");
            return this;
        }

        /**
         * Where the Box API is, up to and with its version.
         *
         * @param value an {@code https} address with a host, without user, query or fragment; {@code http} only on
         *     this machine. By default {@code https://api.box.com/2.0}
         */
        public Builder apiUrl(URI value) {
            apiUrl = Objects.requireNonNull(value, "apiUrl");
            return this;
        }

        /**
         * Reads for another user ({@code As-User}); the token must be allowed to.
         *
         * @param value the user's id; by default the token's own user
         */
        public Builder asUser(String value) {
            asUser = Objects.requireNonNull(value, "asUser");
            return this;
        }

        /**
         * What this stream is called in logs, by listeners and in a checkpoint store, where it must be the only one of
         * its type with this name. By default it has no name.
         */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Which stream to read; by default {@link StreamType#ALL}. */
        public Builder streamType(StreamType value) {
            streamType = Objects.requireNonNull(value, "streamType");
            return this;
        }

        /**
         * Where to start; by default {@link StartAt#now()}, for {@code ADMIN_LOGS} {@link StartAt#earliest()}.
         *
         * @param value {@code now()} not for {@code ADMIN_LOGS}; {@code since(…)} only for {@code ADMIN_LOGS_STREAMING},
         *     and for {@code ADMIN_LOGS} together with {@link #createdBefore(Instant)}
         */
        public Builder startAt(StartAt value) {
            startAt = Objects.requireNonNull(value, "startAt");
            return this;
        }

        /** As {@link #eventTypes(Collection)}. */
        public Builder eventTypes(EventType... values) {
            return eventTypes(Arrays.asList(values));
        }

        /**
         * Gives only events of these types. Box filters the enterprise streams; on a user's streams, where Box does not,
         * the other events are read and left out here.
         *
         * @param values on an enterprise stream none that is known not to be filterable
         *     ({@link EventType#isFilterable()}); names that are not known pass. By default, and when empty, all
         */
        public Builder eventTypes(Collection<EventType> values) {
            eventTypes = Collections.unmodifiableSet(new LinkedHashSet<>(values));
            return this;
        }

        /**
         * Gives only events from this moment on; {@code ADMIN_LOGS} only. Sent in whole seconds, rounded down.
         *
         * @param value not in the future, not more than a year back; by default Box's oldest
         */
        public Builder createdAfter(Instant value) {
            createdAfter = Objects.requireNonNull(value, "createdAfter");
            return this;
        }

        /**
         * Gives only events up to this moment, and completes when they are read; {@code ADMIN_LOGS} only. Sent in whole
         * seconds, rounded down like {@link #createdAfter(Instant)}, so that one period can follow another without a gap.
         *
         * @param value after {@code createdAfter}, not in the future; by default the stream goes on
         */
        public Builder createdBefore(Instant value) {
            createdBefore = Objects.requireNonNull(value, "createdBefore");
            return this;
        }

        /**
         * How many events to ask for in one call.
         *
         * @param value 1 to 500, which is Box's maximum; by default 500
         */
        public Builder pageLimit(int value) {
            pageLimit = value;
            return this;
        }

        /**
         * How many pages may be read ahead of what the subscriber has asked for. With 0 nothing is read before it is
         * asked for, and no long poll is held.
         *
         * @param value 0 to 16; by default 1
         */
        public Builder prefetchPages(int value) {
            prefetchPages = value;
            return this;
        }

        /**
         * Where checkpoints are kept, so that a restart goes on where this stream was. A stored checkpoint wins over
         * {@link #startAt(StartAt)} and {@link #resumeFrom(Checkpoint)}. Needs a {@link #name(String)}.
         *
         * @param value by default there is none, and nothing is written down
         */
        public Builder checkpointStore(CheckpointStore value) {
            checkpointStore = Objects.requireNonNull(value, "checkpointStore");
            return this;
        }

        /** When checkpoints are saved. */
        public Builder checkpoint(CheckpointOptions value) {
            checkpoint = Objects.requireNonNull(value, "checkpoint");
            return this;
        }

        /**
         * How many events may be outstanding, read but not acknowledged: while there are as many, no further page is
         * read. Whole pages are read, so there can be a page more. Without a {@link #checkpointStore(CheckpointStore)}
         * nothing is held back.
         *
         * @param value 1 or more; by default 10,000
         */
        public Builder maxUnacknowledgedEvents(int value) {
            maxUnacknowledgedEvents = value;
            return this;
        }

        /**
         * Reads only while this stream's lease is held, and stands by else, so that of several replicas one reads and
         * another takes over. Needs a {@link #checkpointStore(CheckpointStore)} that the replicas share.
         *
         * @param value by default there is none: the stream is read at once
         */
        public Builder lease(LeaseOptions value) {
            lease = Objects.requireNonNull(value, "lease");
            return this;
        }

        /**
         * What to do when Box does not know the position any longer. Listeners are told in any case.
         *
         * @param value {@code NOW} not for {@code ADMIN_LOGS}; by default {@code FAIL}
         */
        public Builder onPositionLost(PositionLostPolicy value) {
            onPositionLost = Objects.requireNonNull(value, "onPositionLost");
            return this;
        }

        /** Goes on from a checkpoint that was kept by the application. Wins over {@link #startAt(StartAt)}. */
        public Builder resumeFrom(Checkpoint value) {
            resumeFrom = Objects.requireNonNull(value, "resumeFrom");
            return this;
        }

        /**
         * Ends the stream gracefully at this publisher's first signal: no further page is read, what was read is still
         * delivered, then the stream completes.
         */
        public Builder stopWhen(Publisher<?> value) {
            stopWhen = Objects.requireNonNull(value, "stopWhen");
            return this;
        }

        /**
         * Hosts to which tokens may go besides Box's own ({@code box.com}, {@code box.net} and everything below them)
         * and the host of {@code apiUrl}.
         *
         * @param values host names; each stands for exactly that host. By default none
         */
        public Builder trustedHosts(String... values) {
            trustedHosts = List.of(values);
            return this;
        }

        /** How a user's stream waits for news. */
        public Builder longPoll(LongPollOptions value) {
            longPoll = Objects.requireNonNull(value, "longPoll");
            return this;
        }

        /** How often an enterprise's stream asks for news. */
        public Builder polling(PollingOptions value) {
            polling = Objects.requireNonNull(value, "polling");
            return this;
        }

        /** How faults that pass by themselves are met. */
        public Builder retry(RetryOptions value) {
            retry = Objects.requireNonNull(value, "retry");
            return this;
        }

        /** How history is read. See {@link HistoryOptions}. */
        public Builder history(HistoryOptions value) {
            history = Objects.requireNonNull(value, "history");
            return this;
        }

        /** By what memory repeats are known. */
        public Builder deduplication(DeduplicationOptions value) {
            deduplication = Objects.requireNonNull(value, "deduplication");
            return this;
        }

        /** What an answer may take of time and memory. */
        public Builder limits(AnswerLimits value) {
            limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException when they cannot work together; the message names the option, the value and
         *     what is allowed
         */
        public StreamOptions build() {
            StreamOptions options = new StreamOptions(new Builder(this));
            StreamOptionsCheck.check(options, accessTokenProvider != null);
            return options;
        }
    }
}
