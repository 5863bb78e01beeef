package io.github.boxeventflux.spring;

import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What one stream is to be. Directly under {@code box.events} it is the default for all streams, under
 * {@code box.events.streams.<name>} one stream's own. What is not set is as the library has it: see
 * {@link io.github.boxeventflux.options.StreamOptions.Builder}.
 *
 * @param accessToken one access token for the whole life of the stream
 * @param clientCredentials access tokens for an application itself, renewed as long as the stream lives
 * @param apiUrl where the Box API is, up to and with its version; https, or http on this machine
 * @param asUser id of another user to read for; the token must be allowed to
 * @param trustedHosts hosts to which tokens may go besides Box's own and that of the API
 * @param streamType which stream to read
 * @param start where to start when no checkpoint says so: "now", "earliest", a position that Box gave, or a time such as
 *     2026-03-01T00:00:00Z for an enterprise's history and what follows
 * @param eventTypes only events of these types; all when it is not set
 * @param createdAfter only events from this time on; admin-logs only
 * @param createdBefore only events up to this time, and then the stream completes; admin-logs only
 * @param pageLimit how many events to ask for in one call, 1 to 500
 * @param prefetchPages how many pages may be read ahead of what was asked for, 0 to 16
 * @param maxUnacknowledgedEvents how many events may be read and not yet done before reading pauses, 1 or more
 * @param onPositionLost what to do when Box does not know the position any longer
 * @param longPoll how a user's stream waits for news
 * @param polling how often an enterprise's stream asks for news
 * @param retry how faults that pass by themselves are met
 * @param deduplication by what memory repeats are known
 * @param history how an enterprise's history is read
 * @param limits what an answer may take of time and memory
 * @param checkpoint where it is kept how far the stream was read
 * @param lease how several replicas share a stream
 * @param process how events are handed to listener methods and other handlers
 */
@ConfigurationProperties("box.events")
public record BoxEventStreamProperties(
        @Nullable String accessToken,
        @Nullable ClientCredentials clientCredentials,
        @Nullable URI apiUrl,
        @Nullable String asUser,
        @Nullable List<String> trustedHosts,
        @Nullable StreamType streamType,
        @Nullable String start,
        @Nullable Set<String> eventTypes,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Integer pageLimit,
        @Nullable Integer prefetchPages,
        @Nullable Integer maxUnacknowledgedEvents,
        @Nullable PositionLostPolicy onPositionLost,
        @Nullable LongPoll longPoll,
        @Nullable Polling polling,
        @Nullable Retry retry,
        @Nullable Deduplication deduplication,
        @Nullable History history,
        @Nullable Limits limits,
        @Nullable Checkpoint checkpoint,
        @Nullable Lease lease,
        @Nullable Processing process) {

    /** Which stream; never the token. */
    @Override
    public String toString() {
        return "BoxEventStreamProperties[streamType=" + streamType + ", start=" + start + "]";
    }

    /**
     * OAuth 2.0's client credentials grant.
     *
     * @param clientId client id of the application, as Box's developer console shows it
     * @param clientSecret client secret of the application
     * @param enterprise id of the enterprise as whose service account the application acts; either this or "user"
     * @param user id of the user as whom the application acts; either this or "enterprise"
     * @param tokenUrl where Box gives out tokens
     */
    public record ClientCredentials(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String enterprise,
            @Nullable String user,
            @Nullable URI tokenUrl) {

        /** Which application; never the secret. */
        @Override
        public String toString() {
            return "ClientCredentials[clientId=" + clientId + ", enterprise=" + enterprise + ", user=" + user + "]";
        }
    }

    /**
     * How a user's stream waits for news.
     *
     * @param maxWait how long to wait for the answer to one long poll at most, 1 s to 1 h
     * @param maxSilence for how long nothing may come from Box before its servers are looked up again, 1 s to 24 h
     */
    public record LongPoll(
            @Nullable Duration maxWait, @Nullable Duration maxSilence) {}

    /**
     * How often an enterprise's stream asks for news.
     *
     * @param interval time between two questions, 1 s to 1 h; 12 s when it is not set, for admin-logs 60 s
     */
    public record Polling(@Nullable Duration interval) {}

    /**
     * How often something is tried again, and after what pauses.
     *
     * @param firstBackoff longest pause before the first retry, 10 ms to 1 min
     * @param maxBackoff longest pause before any retry, 10 ms to 1 h
     * @param maxRetryAfter longest pause that Box may ask for, 1 s to 24 h
     * @param giveUpAfter after how long a fault that stays ends the stream, 1 s to 365 d; never when it is not set
     */
    public record Retry(
            @Nullable Duration firstBackoff,
            @Nullable Duration maxBackoff,
            @Nullable Duration maxRetryAfter,
            @Nullable Duration giveUpAfter) {}

    /**
     * By what memory repeats are known.
     *
     * @param maxIds how many event ids are remembered, 0 to 1,000,000
     * @param maxAge for how long an event id is remembered, 1 s to 365 d
     */
    public record Deduplication(
            @Nullable Integer maxIds, @Nullable Duration maxAge) {}

    /**
     * How an enterprise's history is read.
     *
     * @param concurrency how many pages are read at once, 1 to 64
     * @param order in what order its events are delivered
     * @param overlap how late history may be, and how far this machine's clock may differ, 1 s to 1 h
     */
    public record History(
            @Nullable Integer concurrency,
            HistoryOptions.@Nullable Order order,
            @Nullable Duration overlap) {}

    /**
     * What an answer may take of time and memory.
     *
     * @param answerTimeout how long an answer may take, 100 ms to 10 min
     * @param maxPageBytes how large a page may be, 1 KB to 1 GB
     * @param maxPageEvents how many events a page may hold, 500 to 1,000,000
     * @param maxPositionLength how many characters a position may have, 20 to 4,000
     * @param maxNestingDepth how deep JSON may be nested, 10 to 1,000
     * @param maxTextLength how many characters one text of an answer may have, 1,000 and more
     * @param maxNumberLength how many characters one number of an answer may have, 20 to 100,000
     */
    public record Limits(
            @Nullable Duration answerTimeout,
            @Nullable DataSize maxPageBytes,
            @Nullable Integer maxPageEvents,
            @Nullable Integer maxPositionLength,
            @Nullable Integer maxNestingDepth,
            @Nullable Integer maxTextLength,
            @Nullable Integer maxNumberLength) {}

    /**
     * Where it is kept how far a stream was read, so that a restart goes on from there.
     *
     * @param store where checkpoints are kept; when it is not set, in the CheckpointStore bean that there is, else in
     *     PostgreSQL where R2DBC and box-event-flux-checkpoint-r2dbc are there, else in files
     * @param directory directory of the files, made if missing; .box-event-flux and the application's name in the user's
     *     home when it is not set
     * @param saveInterval shortest time between two saves, 0 to 1 h
     * @param drainTimeout how long events that are being handled may take when the stream is to end, 0 to 1 h
     */
    public record Checkpoint(
            @Nullable Store store,
            @Nullable Path directory,
            @Nullable Duration saveInterval,
            @Nullable Duration drainTimeout) {

        /** Where checkpoints are kept. */
        public enum Store {
            /** In files, for one machine. */
            FILE,
            /** In PostgreSQL, over R2DBC. */
            R2DBC,
            /** In memory, as long as the application runs. */
            IN_MEMORY,
            /** Nowhere: every subscription starts at "start". */
            NONE
        }
    }

    /**
     * How several replicas share a stream: one reads, the others stand by.
     *
     * @param enabled whether a lease is needed to read; it takes a LeaseStore bean, which R2DBC with
     *     box-event-flux-checkpoint-r2dbc brings
     * @param timeToLive how long after the death of a replica another one takes over, 1 s to 1 h
     * @param standbyInterval how often a replica that stands by asks for the lease, 10 ms to 1 h
     * @param maxLeases how many of the application's streams one replica reads at most, 1 or more
     */
    public record Lease(
            @Nullable Boolean enabled,
            @Nullable Duration timeToLive,
            @Nullable Duration standbyInterval,
            @Nullable Integer maxLeases) {}

    /**
     * How events are handed to listener methods and other handlers.
     *
     * @param concurrency how many events may be in hand at once, 1 to 1,000
     * @param timeLimit how long one try may take, 1 ms to 24 h
     * @param maxRetries how often an event is handed over again after failures, 0 or more
     * @param onFailure what becomes of an event that has failed for the last time, where there is no FailurePolicy bean
     * @param retry pauses before the retries
     */
    public record Processing(
            @Nullable Integer concurrency,
            @Nullable Duration timeLimit,
            @Nullable Integer maxRetries,
            @Nullable OnFailure onFailure,
            @Nullable Retry retry) {

        /** What becomes of an event that has failed for the last time. */
        public enum OnFailure {
            /** The processing ends with the error, and a restart gets the event again. */
            STOP,
            /** The event counts as done; it is logged. */
            SKIP
        }
    }
}
