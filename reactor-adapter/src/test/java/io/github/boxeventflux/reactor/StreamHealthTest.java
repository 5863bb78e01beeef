package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.reactor.StreamHealth.State;
import io.github.boxeventflux.reactor.StreamHealth.Status;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.SignalType;

class StreamHealthTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final ShiftedClock clock = new ShiftedClock(() -> START);
    private final StreamHealth health = StreamHealth.create(clock);
    private final StreamInfo stream = new StreamInfo("audit", StreamType.CHANGES);

    StreamHealthTest() {
        health.onStart(stream);
    }

    private Status status() {
        assertThat(health.streams()).hasSize(1);
        return health.streams().get(0);
    }

    private void after(Duration time) {
        clock.shift(time);
    }

    private void fails(BoxCall call) {
        health.onRetry(stream, call, new UnavailableException("Box is down", null, null, null), 1, Duration.ZERO);
    }

    @Test
    void aStreamThatHasOnlyBegunWorks() {
        assertThat(status()).isEqualTo(new Status(stream, State.WORKING, START, null, null));
        assertThat(health.isHealthy(Duration.ZERO)).isTrue();
    }

    @Test
    void itIsKnownWhenBoxLastAnswered() {
        after(Duration.ofMinutes(3));
        health.onAnswer(stream, BoxCall.READ_EVENTS);

        assertThat(status().lastAnswer()).isEqualTo(START.plusSeconds(180));
        assertThat(status().since()).isEqualTo(START);
    }

    @Test
    void whatFailsIsFailingSinceItsFirstFailure() {
        after(Duration.ofMinutes(1));
        fails(BoxCall.READ_EVENTS);
        after(Duration.ofMinutes(4));
        fails(BoxCall.READ_EVENTS);

        assertThat(status()).isEqualTo(new Status(stream, State.FAILING, START.plusSeconds(60), null, "Box is down"));
        assertThat(health.isHealthy(Duration.ofMinutes(5))).isTrue();
        assertThat(health.isHealthy(Duration.ofMinutes(4))).isFalse();
    }

    @Test
    void whatHasRecoveredWorks() {
        fails(BoxCall.READ_EVENTS);
        after(Duration.ofMinutes(1));
        health.onRecovered(stream, BoxCall.READ_EVENTS, 1);

        assertThat(status()).isEqualTo(new Status(stream, State.WORKING, START.plusSeconds(60), null, null));
    }

    @Test
    void aStoreThatFailsIsAFailureToo() {
        health.onStoreRetry(
                stream, StoreCall.SAVE_CHECKPOINT, new IOException("No space left"), 1, Duration.ofSeconds(1));
        fails(BoxCall.READ_EVENTS);
        health.onRecovered(stream, BoxCall.READ_EVENTS, 1);

        assertThat(status().state()).isEqualTo(State.FAILING);
        assertThat(status().problem()).contains("No space left");

        health.onStoreRecovered(stream, StoreCall.SAVE_CHECKPOINT, 1);

        assertThat(status().state()).isEqualTo(State.WORKING);
    }

    @Test
    void aPollThatIsHeldForAMinuteHasRecoveredThoughItSaysNothing() {
        fails(BoxCall.LONG_POLL);
        health.onCall(stream, BoxCall.LONG_POLL, Duration.ZERO);
        after(Duration.ofSeconds(59));

        assertThat(status().state()).isEqualTo(State.FAILING);

        after(Duration.ofSeconds(1));

        assertThat(status().state()).isEqualTo(State.WORKING);
    }

    @Test
    void aPollThatFailsAgainAndAgainHasNot() {
        for (int i = 0; i < 10; i++) {
            health.onCall(stream, BoxCall.LONG_POLL, Duration.ZERO);
            fails(BoxCall.LONG_POLL);
            health.onAnswer(stream, BoxCall.FIND_SERVERS);
            after(Duration.ofMinutes(1));
        }

        assertThat(status().state()).isEqualTo(State.FAILING);
        assertThat(status().since()).isEqualTo(START);
    }

    @Test
    void silenceIsTroubleUntilSomethingIsHeard() {
        after(Duration.ofMinutes(31));
        health.onSilence(stream, Duration.ofMinutes(31));

        assertThat(status().state()).isEqualTo(State.SILENT);
        assertThat(health.isHealthy(Duration.ZERO)).isFalse();

        health.onAnswer(stream, BoxCall.FIND_SERVERS);

        assertThat(status().state()).isEqualTo(State.WORKING);
    }

    @Test
    void standingByIsNoTrouble() {
        health.onStandby(stream);

        assertThat(status().state()).isEqualTo(State.STANDBY);
        assertThat(health.isHealthy(Duration.ZERO)).isTrue();

        health.onLeaseAcquired(stream, new Lease(new StreamKey("audit", StreamType.CHANGES), "me", 1));

        assertThat(status().state()).isEqualTo(State.WORKING);
    }

    @Test
    void streamsOfOneNameAreToldApart() {
        StreamInfo other = new StreamInfo("audit", StreamType.CHANGES);
        health.onStart(other);
        fails(BoxCall.READ_EVENTS);

        assertThat(health.streams()).extracting(Status::state).containsExactlyInAnyOrder(State.FAILING, State.WORKING);
    }

    @Test
    void whatHasEndedIsForgotten() {
        health.onEnd(stream, SignalType.CANCEL);
        health.onAnswer(stream, BoxCall.READ_EVENTS);

        assertThat(health.streams()).isEmpty();
    }
}
