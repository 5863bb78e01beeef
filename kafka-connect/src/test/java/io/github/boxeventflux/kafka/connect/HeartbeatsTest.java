package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final BoxStream STREAM = stream(0);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final Heartbeats heartbeats = new Heartbeats(INTERVAL, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private static BoxStream stream(int user) {
        return new BoxStream(Integer.toString(user), StreamType.CHANGES);
    }

    @Test
    void theFirstIsDueAtOnceAndTheNextAfterTheInterval() {
        heartbeats.movedSilently(STREAM);
        assertThat(heartbeats.due()).containsExactly(STREAM);
        assertThat(heartbeats.due()).isEmpty();

        heartbeats.movedSilently(STREAM);
        assertThat(heartbeats.due()).isEmpty();
        now = now.plus(INTERVAL);
        assertThat(heartbeats.due()).containsExactly(STREAM);
    }

    @Test
    void noneIsDueWhereARecordCarriesThePlace() {
        heartbeats.movedSilently(STREAM);
        heartbeats.carried(STREAM);

        assertThat(heartbeats.due()).isEmpty();
    }

    @Test
    void thousandsComeInParts() {
        IntStream.range(0, 1_200).forEach(user -> heartbeats.movedSilently(stream(user)));

        assertThat(heartbeats.due()).hasSize(500);
        assertThat(heartbeats.due()).hasSize(500);
        assertThat(heartbeats.due()).hasSize(200);
        assertThat(heartbeats.due()).isEmpty();
    }
}
