package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * What does not change during a trial.
 *
 * @param streamType what is read
 * @param start where the first reader starts
 * @param reading how events are taken
 * @param pace how fast
 * @param longestPause until more is taken, where it is not all at once
 * @param realistic whether Box repeats events, tells them without order, and late
 * @param tls whether Box is spoken to in TLS, where it has sockets
 * @param seed what Box's order, and the reader's pauses, are drawn from
 */
record Setting(
        StreamType streamType,
        Start start,
        Reading reading,
        Pace pace,
        Duration longestPause,
        boolean realistic,
        int pageLimit,
        int prefetchPages,
        int concurrency,
        int callsPerMinute,
        int ttlMinutes,
        int maxRetries,
        int retryTimeoutSeconds,
        boolean positionsAsText,
        boolean tls,
        long seed) {

    static final String NAME = "campaign";

    /** A budget of minutes says nothing about seconds. */
    private static final int UNLIMITED_CALLS = 1_000_000;

    /** Each page costs a call, and on some networks a handshake. */
    private static final int FEWEST_IN_A_PAGE = 5;

    /** Repeats come from as far back as a fault likes. */
    private static final Duration ALWAYS = Duration.ofDays(30);

    /** Where the first reader starts. */
    enum Start {
        EARLIEST,
        NOW,
        SINCE
    }

    /** How events are taken. */
    enum Reading {
        /** {@code stream}: done when the next one is asked for. */
        STREAM,
        /** {@code records}, each acknowledged at once. */
        RECORDS,
        /** {@code records}, each acknowledged some time later, in any order. */
        RECORDS_LATER
    }

    /** How fast events are taken. */
    enum Pace {
        /** All that there are. */
        FAST,
        /** One, and a pause. */
        SLOW,
        /** Some at once, and then for long none. */
        BURSTY
    }

    static Setting draw(Random random) {
        StreamType type = Schedule.one(random, List.of(StreamType.values()));
        Start start = start(type, random);
        Reading reading = Schedule.one(random, List.of(Reading.values()));
        Pace pace = Schedule.one(random, List.of(Pace.values()));
        return new Setting(
                type,
                start,
                reading,
                pace,
                Duration.ofSeconds(pace == Pace.SLOW ? 2 : 30),
                start == Start.SINCE || random.nextBoolean(),
                1 + random.nextInt(random.nextBoolean() ? 20 : 500),
                random.nextInt(4),
                1 + random.nextInt(4),
                random.nextBoolean() ? 1_000 : 60 + random.nextInt(100),
                1 + random.nextInt(20),
                1 + random.nextInt(10),
                10 + random.nextInt(610),
                random.nextBoolean(),
                false,
                random.nextLong());
    }

    /** The same over sockets, in real time. */
    Setting hurried(boolean overTls) {
        return new Setting(
                streamType,
                start,
                reading,
                pace,
                longestPause.dividedBy(200),
                realistic,
                FEWEST_IN_A_PAGE + pageLimit / 10,
                prefetchPages,
                concurrency,
                UNLIMITED_CALLS,
                ttlMinutes,
                maxRetries,
                retryTimeoutSeconds,
                positionsAsText,
                overTls,
                seed);
    }

    private static Start start(StreamType type, Random random) {
        if (type == StreamType.ADMIN_LOGS || random.nextInt(3) == 0) {
            return Start.EARLIEST;
        }
        return type == StreamType.ADMIN_LOGS_STREAMING && random.nextBoolean() ? Start.SINCE : Start.NOW;
    }

    StreamKey key() {
        return new StreamKey(NAME, streamType);
    }

    FakeBoxBuilder box() {
        FakeBoxBuilder box = FakeBox.builder()
                .callsPerMinute(callsPerMinute)
                .positionsAsText(positionsAsText)
                .ttl(ttlMinutes)
                .maxRetries(maxRetries)
                .retryTimeout(retryTimeoutSeconds);
        return realistic ? box.realistic(seed) : box;
    }

    StreamOptions.Builder options(CheckpointStore store, Instant beginning) {
        return StreamOptions.builder()
                .streamType(streamType)
                .startAt(
                        switch (start) {
                            case EARLIEST -> StartAt.earliest();
                            case NOW -> StartAt.now();
                            case SINCE -> StartAt.since(beginning);
                        })
                .name(NAME)
                .checkpointStore(store)
                .pageLimit(pageLimit)
                .prefetchPages(prefetchPages)
                .deduplication(DeduplicationOptions.builder().maxAge(ALWAYS).build())
                .history(HistoryOptions.builder().concurrency(concurrency).build());
    }
}
