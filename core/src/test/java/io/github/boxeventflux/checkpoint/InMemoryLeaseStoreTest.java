package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.support.Seeds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

class InMemoryLeaseStoreTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofNanos(1);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final LeaseStore store = LeaseStore.inMemory(new SetClock());

    @Test
    void theFirstWhoAsksGetsTheLease() {
        assertThat(acquire("a")).isEqualTo(new Lease(KEY, "a", 1));
    }

    @Test
    void nobodyGetsALeaseThatIsHeldNotEvenItsOwner() {
        acquire("a");

        assertThat(acquire("b")).isNull();
        assertThat(acquire("a")).isNull();
    }

    @Test
    void everyStreamHasALeaseOfItsOwn() {
        acquire("a");

        for (StreamKey other :
                List.of(new StreamKey("audit", StreamType.CHANGES), new StreamKey("other", StreamType.ALL))) {
            assertThat(Recorder.resultOf(store.acquire(other, "b", TIME_TO_LIVE)))
                    .isEqualTo(new Lease(other, "b", 1));
        }
    }

    @Test
    void aLeaseIsOverWhenItsTimeIs() {
        acquire("a");

        pass(TIME_TO_LIVE.minus(TICK));
        assertThat(acquire("b")).isNull();
        pass(TICK);
        assertThat(acquire("b")).isEqualTo(new Lease(KEY, "b", 2));
    }

    @Test
    void aRenewedLeaseLastsFromThatMomentOn() {
        Lease lease = acquire("a");
        pass(TIME_TO_LIVE.minus(TICK));
        assertThat(renew(lease)).isTrue();

        pass(TIME_TO_LIVE.minus(TICK));
        assertThat(acquire("b")).isNull();
        pass(TICK);
        assertThat(acquire("b")).isNotNull();
    }

    @Test
    void aLeaseWhoseTimeIsOverIsLostThoughNobodyTookIt() {
        Lease lease = acquire("a");
        pass(TIME_TO_LIVE);

        assertThat(renew(lease)).isFalse();
        assertThat(acquire("b")).isEqualTo(new Lease(KEY, "b", 2));
    }

    @Test
    void aLeaseThatAnotherTookIsLostAndItsOldOwnerChangesNothing() {
        Lease old = acquire("a");
        pass(TIME_TO_LIVE);
        Lease taken = acquire("b");

        assertThat(renew(old)).isFalse();
        release(old);
        assertThat(acquire("c")).isNull();
        assertThat(renew(taken)).isTrue();
    }

    @Test
    void aReleasedLeaseCanBeTakenAtOnceAndIsLostToItsOwner() {
        Lease lease = acquire("a");
        release(lease);
        release(lease);

        assertThat(renew(lease)).isFalse();
        assertThat(acquire("b")).isEqualTo(new Lease(KEY, "b", 2));
    }

    @Test
    void aLeaseThatWasNeverTakenIsLost() {
        Lease madeUp = new Lease(KEY, "a", 1);

        assertThat(renew(madeUp)).isFalse();
        release(madeUp);
        assertThat(acquire("b")).isEqualTo(new Lease(KEY, "b", 1));
    }

    @Test
    void nothingHappensBeforeSomebodyAsksAndThenItHappensEachTime() {
        Publisher<Lease> acquire = store.acquire(KEY, "a", TIME_TO_LIVE);
        Recorder.of(acquire);
        assertThat(acquire("b")).isNotNull();

        assertThat(Recorder.resultOf(acquire)).isNull();
        pass(TIME_TO_LIVE);
        assertThat(Recorder.resultOf(acquire)).isEqualTo(new Lease(KEY, "a", 2));
    }

    @Test
    void whateverHappensOneHoldsItAndTokensGrow() {
        Seeds.forEach(200, random -> {
            StreamKey key = new StreamKey("random " + random.nextLong(), StreamType.ALL);
            List<Lease> leases = new ArrayList<>();
            for (int step = 0; step < 100; step++) {
                Lease any = leases.isEmpty() ? new Lease(key, "a", 0) : leases.get(random.nextInt(leases.size()));
                boolean newest = !leases.isEmpty() && any.equals(leases.get(leases.size() - 1));
                switch (random.nextInt(4)) {
                    case 0 -> pass(Duration.ofSeconds(random.nextInt(40)));
                    case 1 -> Recorder.resultOf(store.release(any));
                    case 2 -> assertThat(renew(any) && !newest).isFalse();
                    default -> {
                        Lease got = Recorder.resultOf(store.acquire(key, "b", TIME_TO_LIVE));
                        if (got != null) {
                            assertThat(got.fencingToken()).isEqualTo(leases.size() + 1);
                            assertThat(leases).allMatch(before -> !renew(before));
                            leases.add(got);
                        }
                    }
                }
            }
        });
    }

    private Lease acquire(String owner) {
        return Recorder.resultOf(store.acquire(KEY, owner, TIME_TO_LIVE));
    }

    private boolean renew(Lease lease) {
        return Recorder.resultOf(store.renew(lease, TIME_TO_LIVE));
    }

    private void release(Lease lease) {
        assertThat(Recorder.signalsOf(store.release(lease))).containsExactly("complete");
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    /** Shows the time that the test set. */
    private final class SetClock extends Clock {

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
    }
}
