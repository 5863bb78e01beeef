package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.SampleEvents;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.SignalType;

class MicrometerStreamListenerTest {

    private static final StreamPosition POSITION = new StreamPosition("17");
    private static final Lease LEASE = new Lease(new StreamKey("audit", StreamType.CHANGES), "me", 1);

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final MicrometerStreamListener listener = MicrometerStreamListener.create(registry);
    private final StreamInfo stream = new StreamInfo("audit", StreamType.CHANGES);

    MicrometerStreamListenerTest() {
        listener.onStart(stream);
    }

    private RequiredSearch meter(StreamMeters meter, String... tags) {
        return registry.get(meter.getName()).tags(tags);
    }

    private double count(StreamMeters meter, String... tags) {
        return meter(meter, tags).counter().count();
    }

    private double gauge(StreamMeters meter, String... tags) {
        return meter(meter, tags).gauge().value();
    }

    private double seconds(StreamMeters meter) {
        return meter(meter).timeGauge().value(TimeUnit.SECONDS);
    }

    private static UnavailableException down() {
        return new UnavailableException("Box is down", null, null, null);
    }

    private Event eventOf(Instant createdAt) {
        return SampleEvents.fromJson("{\"event_type\":\"LOGIN\",\"created_at\":\"" + createdAt + "\"}");
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.wallTime());
    }

    @Test
    void pagesEventsAndRepeatsAreCounted() {
        listener.onPage(stream, new EventPage(List.of(eventOf(now()), eventOf(now())), POSITION));
        listener.onPage(stream, new EventPage(List.of(), POSITION));
        listener.onRepeatsDropped(stream, 3);

        assertThat(count(StreamMeters.PAGES)).isEqualTo(2);
        assertThat(count(StreamMeters.EVENTS)).isEqualTo(2);
        assertThat(count(StreamMeters.REPEATS)).isEqualTo(3);
    }

    @Test
    void theLagIsTheAgeOfTheNewestEventWhateverOrderTheyComeIn() {
        assertThat(seconds(StreamMeters.LAG)).isNaN();

        Instant newest = now().minusSeconds(10);
        listener.onPage(stream, new EventPage(List.of(eventOf(newest), eventOf(newest.minusSeconds(500))), POSITION));
        listener.onPage(stream, new EventPage(List.of(eventOf(newest.minusSeconds(60))), POSITION));
        clock.add(Duration.ofSeconds(5));

        assertThat(seconds(StreamMeters.LAG)).isEqualTo(15);
    }

    @Test
    void callsAreCountedByKindAndTheBudgetsWaitIsTimed() {
        listener.onCall(stream, BoxCall.READ_EVENTS, Duration.ofSeconds(2));
        listener.onCall(stream, BoxCall.READ_EVENTS, Duration.ZERO);
        listener.onCall(stream, BoxCall.LONG_POLL, Duration.ZERO);

        assertThat(count(StreamMeters.CALLS, "call", "read_events")).isEqualTo(2);
        assertThat(count(StreamMeters.CALLS, "call", "long_poll")).isEqualTo(1);
        assertThat(meter(StreamMeters.BUDGET_WAIT, "call", "read_events")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    @Test
    void whatFailsIsCountedAndTheStreamIsFailingUntilItRecovers() {
        listener.onRetry(stream, BoxCall.READ_EVENTS, down(), 1, Duration.ZERO);

        assertThat(count(StreamMeters.RETRIES, "call", "read_events", "error", "UnavailableException"))
                .isEqualTo(1);
        assertThat(gauge(StreamMeters.STREAMS, "state", "failing")).isEqualTo(1);
        assertThat(gauge(StreamMeters.STREAMS, "state", "working")).isEqualTo(0);

        listener.onRecovered(stream, BoxCall.READ_EVENTS, 1);

        assertThat(gauge(StreamMeters.STREAMS, "state", "failing")).isEqualTo(0);
        assertThat(gauge(StreamMeters.STREAMS, "state", "working")).isEqualTo(1);
    }

    @Test
    void unacknowledgedIsWhatIsOutstandingWhenSomebodyLooks() {
        AtomicInteger outstanding = new AtomicInteger(7);
        listener.onTracking(stream, outstanding::get);
        assertThat(gauge(StreamMeters.UNACKNOWLEDGED)).isEqualTo(7);

        outstanding.set(2);
        assertThat(gauge(StreamMeters.UNACKNOWLEDGED)).isEqualTo(2);
    }

    @Test
    void theAgeOfACheckpointBeginsAnewWithEachSave() {
        assertThat(seconds(StreamMeters.CHECKPOINT_AGE)).isNaN();

        listener.onCheckpoint(stream, POSITION, 0);
        clock.add(Duration.ofSeconds(30));
        assertThat(seconds(StreamMeters.CHECKPOINT_AGE)).isEqualTo(30);

        listener.onCheckpoint(stream, POSITION, 0);
        assertThat(seconds(StreamMeters.CHECKPOINT_AGE)).isZero();
        assertThat(count(StreamMeters.CHECKPOINTS)).isEqualTo(2);
    }

    @Test
    void aLeaseIsHeldFromItsGrantToItsLoss() {
        listener.onStandby(stream);
        assertThat(gauge(StreamMeters.LEASES_HELD)).isZero();
        assertThat(gauge(StreamMeters.STREAMS, "state", "standby")).isEqualTo(1);

        listener.onLeaseAcquired(stream, LEASE);
        assertThat(gauge(StreamMeters.LEASES_HELD)).isEqualTo(1);
        assertThat(gauge(StreamMeters.STREAMS, "state", "standby")).isZero();

        listener.onLeaseLost(stream, new LeaseLostException("lost", null));
        assertThat(gauge(StreamMeters.LEASES_HELD)).isZero();
        assertThat(count(StreamMeters.LEASES_LOST)).isEqualTo(1);
    }

    @Test
    void streamsWithTheSameTagsAreAddedUpAndOfTheirAgesTheOldestIsShown() {
        StreamInfo other = new StreamInfo("audit", StreamType.CHANGES);
        listener.onStart(other);
        listener.onTracking(stream, () -> 1);
        listener.onTracking(other, () -> 2);
        listener.onCheckpoint(stream, POSITION, 1);
        clock.add(Duration.ofSeconds(9));
        listener.onCheckpoint(other, POSITION, 2);

        assertThat(gauge(StreamMeters.UNACKNOWLEDGED)).isEqualTo(3);
        assertThat(gauge(StreamMeters.STREAMS, "state", "working")).isEqualTo(2);
        assertThat(seconds(StreamMeters.CHECKPOINT_AGE)).isEqualTo(9);
    }

    @Test
    void aStreamThatIsOverIsCountedAndShownNoMore() {
        listener.onTracking(stream, () -> 5);
        listener.onEnd(stream, SignalType.ON_ERROR);
        listener.onPage(stream, new EventPage(List.of(), POSITION));

        assertThat(count(StreamMeters.ENDS, "end", "error")).isEqualTo(1);
        assertThat(gauge(StreamMeters.UNACKNOWLEDGED)).isZero();
        assertThat(gauge(StreamMeters.STREAMS, "state", "working")).isZero();
    }

    @Test
    void manyUsersCanShareOneTag() {
        MicrometerStreamListener ofAll = MicrometerStreamListener.create(registry, any -> "users");
        for (int i = 0; i < 100; i++) {
            ofAll.onStart(new StreamInfo("user-" + i, StreamType.ALL));
        }

        assertThat(gauge(StreamMeters.STREAMS, "stream", "users", "state", "working"))
                .isEqualTo(100);
        assertThat(registry.find(StreamMeters.STREAMS.getName())
                        .tag("stream.type", "all")
                        .meters())
                .hasSize(StreamHealth.State.values().length);
    }

    @Test
    void everyMeterIsInTheEnumWithItsTypeItsTagsAndItsDescription() {
        sayEverything();

        Map<String, List<Meter>> meters = registry.getMeters().stream()
                .collect(Collectors.groupingBy(meter -> meter.getId().getName()));
        assertThat(meters)
                .containsOnlyKeys(Arrays.stream(StreamMeters.values())
                        .map(StreamMeters::getName)
                        .toList());
        for (StreamMeters expected : StreamMeters.values()) {
            Set<String> tags =
                    Arrays.stream(expected.getKeyNames()).map(KeyName::asString).collect(Collectors.toSet());
            assertThat(meters.get(expected.getName())).allSatisfy(meter -> {
                assertThat(meter.getId().getType()).isEqualTo(expected.getType());
                assertThat(meter.getId().getDescription()).isEqualTo(expected.description());
                assertThat(keys(meter.getId().getTags())).isEqualTo(tags);
            });
        }
    }

    private static Set<String> keys(Collection<Tag> tags) {
        return tags.stream().map(Tag::getKey).collect(Collectors.toSet());
    }

    private void sayEverything() {
        Event event = eventOf(now());
        listener.onCall(stream, BoxCall.FIND_SERVERS, Duration.ZERO);
        listener.onAnswer(stream, BoxCall.FIND_SERVERS);
        listener.onRetry(stream, BoxCall.LONG_POLL, down(), 1, Duration.ZERO);
        listener.onStoreRetry(stream, StoreCall.RENEW_LEASE, new IOException("down"), 1, Duration.ZERO);
        listener.onStoreRecovered(stream, StoreCall.RENEW_LEASE, 1);
        listener.onSlowDown(stream, 10, Duration.ZERO);
        listener.onPage(stream, new EventPage(List.of(event), POSITION));
        listener.onRepeatsDropped(stream, 1);
        listener.onWait(stream);
        listener.onReconnect(stream);
        listener.onSilence(stream, Duration.ofHours(1));
        listener.onPossibleGap(stream, new Checkpoint(POSITION, List.of()));
        listener.onPositionLost(stream, POSITION, new PositionLostException("lost", null));
        listener.onHeldBack(stream, 3);
        listener.onCheckpoint(stream, POSITION, 0);
        listener.onCheckpointMissed(stream);
        listener.onLeaseLost(stream, new LeaseLostException("lost", null));
        listener.onHandlerRetry(stream, event, down(), 1, Duration.ZERO);
        listener.onHandlerGaveUp(stream, event, down(), FailurePolicy.skip());
        listener.onEnd(stream, SignalType.CANCEL);
    }
}
