package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.examples.tail.Activity.Plain;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final StreamInfo STREAM = new StreamInfo(null, StreamType.ALL);
    private static final EventPage PAGE = new EventPage(List.of(SampleEvents.numbered(0, 2)), new StreamPosition("7"));

    private final Progress progress = new Progress(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void startsWithReadingAndNothing() {
        assertThat(progress.status()).isEqualTo(new Status(NOW, Plain.READING, 0, 0, 0, null));
    }

    @Test
    void countsWhatWasPrintedNotWhatWasRead() {
        progress.onPage(STREAM, PAGE);
        progress.printed();
        assertThat(progress.status()).isEqualTo(new Status(NOW, Plain.READING, 1, 1, 0, null));

        progress.printed();
        assertThat(progress.status()).isEqualTo(new Status(NOW, Plain.READING, 2, 2, 0, null));
    }

    @Test
    void knowsWhereARestartWouldGoOn() {
        progress.onCheckpoint(STREAM, new StreamPosition("7"), 1);

        assertThat(progress.position()).isEqualTo(new StreamPosition("7"));
        assertThat(progress.status()).isEqualTo(new Status(NOW, Plain.READING, 0, 0, 0, new StreamPosition("7")));
    }

    @Test
    void countsRepeats() {
        progress.onRepeatsDropped(STREAM, 2);
        progress.onRepeatsDropped(STREAM, 1);

        assertThat(progress.status().repeats()).isEqualTo(3);
    }

    @Test
    void knowsWhatTheStreamDoes() {
        progress.onWait(STREAM);
        assertThat(progress.status().activity()).isEqualTo(Plain.WAITING);

        progress.onReconnect(STREAM);
        assertThat(progress.status().activity()).isEqualTo(Plain.RECONNECTING);

        progress.onPage(STREAM, PAGE);
        assertThat(progress.status().activity()).isEqualTo(Plain.READING);
    }

    @ParameterizedTest
    @CsvSource({"READ_EVENTS, READING", "FIND_SERVERS, RECONNECTING", "LONG_POLL, WAITING"})
    void aRetryIsWhatItTriesWhenItsTimeHasCome(BoxCall call, Plain activity) {
        UnavailableException error = new UnavailableException("Box is away", null, null, null);

        progress.onRetry(STREAM, call, error, 1, Duration.ZERO);

        assertThat(progress.status().activity()).isEqualTo(activity);
    }

    @Test
    void knowsWhyItRetriesAndWhen() {
        UnavailableException error = new UnavailableException("Box is away", null, null, null);
        progress.onRetry(STREAM, BoxCall.LONG_POLL, error, 1, Duration.ofSeconds(3));
        assertThat(progress.status().activity())
                .isEqualTo(new Activity.Retrying("Box is away", NOW.plusSeconds(3), Plain.WAITING));

        progress.onRecovered(STREAM, BoxCall.LONG_POLL, 1);
        assertThat(progress.status().activity()).isEqualTo(Plain.WAITING);

        progress.onRecovered(STREAM, BoxCall.READ_EVENTS, 1);
        assertThat(progress.status().activity()).isEqualTo(Plain.READING);
    }
}
