package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.ScriptedLeaseStore.Mood;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.subscriber.TestSubscriber;

/** Who has lost the lease, or cannot know whether it still has it, delivers nothing, and stands by. */
class LeaseLostTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Replicas replicas = new Replicas();
    private final ScriptedLeaseStore leases = replicas.leases;
    private final ScriptedStore checkpoints = replicas.checkpoints;
    private final Replica a = replicas.add("a");
    private final Replica b = replicas.add("b");

    @AfterEach
    void close() {
        replicas.close();
    }

    private TestSubscriber<String> subscribe(Replica replica) {
        return subscribe(replica, replicas.options(replica).build());
    }

    private static TestSubscriber<String> subscribe(Replica replica, StreamOptions options) {
        return replica.events(options).subscribeWith(TestSubscriber.create());
    }

    private TestSubscriber<EventRecord> subscribeToRecords(Replica replica) {
        return replica.read(replicas.options(replica).build(), Reader::records).subscribeWith(TestSubscriber.create());
    }

    @Test
    void theLeaseIsRenewedAtAThirdOfItsTime() {
        subscribe(a);

        replicas.pass(Duration.ofSeconds(35));

        assertThat(leases.calls).containsExactly("0 s: acquire a", "10 s: renew a", "20 s: renew a", "30 s: renew a");
    }

    @Test
    void aLeaseThatTheStoreGrantsLateIsRenewedBeforeItsTimeIsOver() {
        leases.answersAfter(Duration.ofSeconds(20));
        subscribe(a);
        replicas.pass(Duration.ofSeconds(19));
        leases.answersAfter(Duration.ZERO);
        replicas.pass(Duration.ofMinutes(1));

        assertThat(a.told).containsExactly("lease 1");
        assertThat(leases.calls).startsWith("0 s: acquire a", "20 s: renew a", "30 s: renew a");
    }

    @Test
    void aRenewalThatFailsIsTriedAgainAndTold() {
        TestSubscriber<String> reading = subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofSeconds(5));

        leases.will("a", Mood.FAILS);
        replicas.pass(Duration.ofSeconds(15));
        assertThat(a.told).startsWith("lease 1", "RENEW_LEASE failed", "RENEW_LEASE failed");
        a.told.clear();
        leases.will("a", Mood.WORKS);
        replicas.pass(Duration.ofMinutes(2));

        assertThat(a.told).containsExactly("RENEW_LEASE works");
        assertThat(b.told).containsExactly("standby");
        assertThat(reading.getReceivedOnNext()).hasSizeGreaterThan(135);
    }

    @Test
    void aRenewalThatHangsIsTriedAgain() {
        subscribe(a);
        leases.will("a", Mood.HANGS);
        replicas.pass(Duration.ofSeconds(20));
        leases.will("a", Mood.WORKS);
        replicas.pass(Duration.ofSeconds(6));

        assertThat(a.told).containsExactly("lease 1", "RENEW_LEASE failed", "RENEW_LEASE works");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "HANGS", "IS_SILENT"})
    void whoCannotRenewDeliversUntilShortlyBeforeTheStoreGivesTheLeaseToAnother(Mood mood) {
        TestSubscriber<String> reading = subscribe(a);
        TestSubscriber<String> standingBy = subscribe(b);
        replicas.pass(Duration.ofSeconds(15));

        leases.will("a", mood);
        replicas.pass(Duration.ofMinutes(2));

        assertThat(a.lastDelivery()).isBetween("1970-01-01T00:00:35Z", "1970-01-01T00:00:37Z");
        assertThat(leases.grantedAt("b")).isAfter(a.lastDelivery());
        assertThat(a.told).contains("lost");
        assertThat(reading.isTerminated()).isFalse();
        assertThat(standingBy.getReceivedOnNext()).hasSizeGreaterThan(75);
    }

    @Test
    void thatTheLeaseIsLostIsToldAtOnceThoughTheStoreHangs() {
        subscribe(a);
        leases.will("a", Mood.HANGS);

        replicas.pass(Duration.ofSeconds(27));

        assertThat(a.told).contains("lost");
    }

    @Test
    void aLostLeaseIsTakenAgainAndTheSubscriberSeesNothingOfIt() {
        TestSubscriber<String> reading = subscribe(a);
        replicas.pass(Duration.ofMillis(5500));

        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofSeconds(10));

        assertThat(a.told).containsExactly("lease 1", "lost", "standby", "lease 2");
        assertThat(reading.isTerminated()).isFalse();
        assertThat(reading.getReceivedOnNext())
                .startsWith("e1", "e2", "e3", "e4", "e5", "e6")
                .doesNotHaveDuplicates();
        assertThat(reading.getReceivedOnNext()).hasSizeBetween(12, 15);
    }

    @Test
    void aStaleOwnersSaveIsRefusedAndMakesItStandBy() {
        TestSubscriber<String> reading = subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofMillis(3500));

        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofMillis(2500));

        assertThat(b.told).containsExactly("standby", "lease 2");
        assertThat(a.told).containsExactly("lease 1", "lost", "standby");
        assertThat(leases.calls("renew a")).isEmpty();
        assertThat(reading.isTerminated()).isFalse();
    }

    @Test
    void whoTakesTheLeaseAgainGoesOnWhereTheOtherStopped() {
        TestSubscriber<String> first = subscribe(a);
        TestSubscriber<String> second = subscribe(b);
        replicas.pass(Duration.ofMillis(5500));
        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofSeconds(20));
        StreamPosition stopped = checkpoints.stored(Replicas.KEY).position();
        int seen = first.getReceivedOnNext().size();
        a.api.calls.clear();

        second.cancel();
        replicas.pass(Duration.ofMillis(2500));

        assertThat(a.told).containsExactly("lease 1", "lost", "standby", "lease 3");
        assertThat(a.api.calls).startsWith("read " + stopped);
        assertThat(Integer.parseInt(stopped.value())).isGreaterThan(20);
        assertThat(first.getReceivedOnNext().subList(seen, seen + 1))
                .containsExactly("e" + (Integer.parseInt(stopped.value()) + 1));
    }

    @Test
    void whatWasDeliveredBeforeTheLeaseWasLostCannotBeAcknowledgedAfterwards() {
        TestSubscriber<EventRecord> records = subscribeToRecords(a);
        replicas.pass(Duration.ofMillis(5500));
        List<EventRecord> old = List.copyOf(records.getReceivedOnNext());
        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofMillis(5500));
        assertThat(a.told).containsExactly("lease 1", "lost", "standby", "lease 2");
        Checkpoint before = checkpoints.stored(Replicas.KEY);

        old.forEach(EventRecord::acknowledge);
        StepVerifier.create(old.get(0).checkpoint()).verifyError(LeaseLostException.class);
        replicas.pass(Duration.ofSeconds(30));

        assertThat(checkpoints.stored(Replicas.KEY)).isEqualTo(before);
    }

    @Test
    void aCheckpointThatIsWaitedForFailsWithTheLease() {
        checkpoints.beforeSave(checkpoint -> Mono.never());
        TestSubscriber<EventRecord> records = subscribeToRecords(a);
        replicas.pass(Duration.ofMillis(5500));
        TestSubscriber<Void> waiting =
                records.getReceivedOnNext().get(0).checkpoint().subscribeWith(TestSubscriber.create());

        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofMillis(5500));

        assertThat(waiting.expectTerminalError()).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void whoWasHaltedForLongDeliversNothingMoreThoughNoTimerFired() {
        TestSubscriber<String> reading = subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofMillis(5500));

        replicas.halt(Duration.ofSeconds(30));
        replicas.pass(Duration.ofSeconds(4));

        assertThat(reading.getReceivedOnNext()).containsExactly("e1", "e2", "e3", "e4", "e5");
        assertThat(a.told).containsExactly("lease 1", "lost", "standby");
        assertThat(b.told).containsExactly("standby", "lease 2");
    }

    @Test
    void whoWasHaltedForAShortTimeGoesOn() {
        TestSubscriber<String> reading = subscribe(a);
        replicas.pass(Duration.ofMillis(5500));

        replicas.halt(Duration.ofSeconds(15));
        replicas.pass(Duration.ofSeconds(10));

        assertThat(reading.getReceivedOnNext()).hasSize(15);
        assertThat(a.told).containsExactly("lease 1");
    }

    @Test
    void aClockThatIsPutBackDoesNotProlongTheLease() {
        subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofSeconds(15));

        a.clock.shift(AN_HOUR.negated());
        leases.will("a", Mood.FAILS);
        replicas.pass(Duration.ofMinutes(1));

        assertThat(leases.grantedAt("b")).isAfter(a.lastDelivery());
    }

    @Test
    void aClockThatIsPutBackWhileTheStoreAnswersDoesNotProlongTheLease() {
        leases.answersAfter(Duration.ofSeconds(9));
        subscribe(a);
        replicas.pass(Duration.ofSeconds(5));
        subscribe(b);

        a.clock.shift(AN_HOUR.negated());
        replicas.pass(Duration.ofSeconds(5));
        leases.will("a", Mood.FAILS);
        replicas.pass(Duration.ofMinutes(1));

        assertThat(leases.grantedAt("b")).isAfter(a.lastDelivery());
    }

    @Test
    void aClockThatIsPutBackWhileARenewalIsAnsweredDoesNotProlongTheLease() {
        subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofSeconds(5));
        leases.answersAfter(Duration.ofSeconds(9));
        replicas.pass(Duration.ofSeconds(10));
        a.clock.shift(AN_HOUR.negated());
        replicas.pass(Duration.ofSeconds(5));
        leases.will("a", Mood.FAILS);
        leases.answersAfter(Duration.ZERO);
        replicas.pass(Duration.ofMinutes(1));

        assertThat(leases.grantedAt("b")).isAfter(a.lastDelivery());
    }

    @Test
    void aClockThatIsPutForwardCostsTheLeaseAndNoMore() {
        TestSubscriber<String> reading = subscribe(a);
        replicas.pass(Duration.ofMillis(5500));

        a.clock.shift(AN_HOUR);
        replicas.pass(Duration.ofSeconds(10));

        assertThat(a.told).containsExactly("lease 1", "lost", "standby", "lease 2");
        assertThat(reading.getReceivedOnNext()).hasSizeGreaterThan(12).doesNotHaveDuplicates();
    }

    @Test
    void leaseTokensThatTheCheckpointStoreTakesForOldAreNotAskedForInAHotLoop() {
        Mono.from(checkpoints.save(
                        Replicas.KEY,
                        new Checkpoint(new StreamPosition("7"), List.of()),
                        WriteCondition.notNewerThan(1_000)))
                .block();
        subscribe(a);

        replicas.pass(Duration.ofSeconds(60));

        assertThat(leases.calls("acquire a")).hasSizeBetween(60, 121);
    }

    @Test
    void stopWhenCountsFromTheSubscriptionWhoeverHoldsTheLeaseMeanwhile() {
        AtomicInteger subscriptions = new AtomicInteger();
        Mono<Long> stop = Mono.delay(Duration.ofMinutes(10)).doOnSubscribe(s -> subscriptions.incrementAndGet());
        leases.answersAfter(Duration.ofSeconds(5));
        TestSubscriber<String> reading =
                subscribe(a, replicas.options(a).stopWhen(stop).build());
        replicas.pass(Duration.ofMinutes(5));
        leases.breakLease(Replicas.KEY);
        replicas.pass(Duration.ofMinutes(4));
        leases.answersAfter(Duration.ZERO);

        replicas.pass(Duration.ofMinutes(1));

        assertThat(a.told).contains("lease 2");
        assertThat(reading.isTerminatedComplete()).isTrue();
        assertThat(subscriptions).hasValue(1);
    }

    @Test
    void aStopThatComesWhileALostLeaseIsGivenBackIsHeard() {
        Sinks.Many<String> stop = Sinks.many().multicast().directBestEffort();
        TestSubscriber<String> reading =
                subscribe(a, replicas.options(a).stopWhen(stop.asFlux()).build());
        replicas.pass(Duration.ofSeconds(5));
        leases.will("a", Mood.HANGS);
        replicas.pass(Duration.ofSeconds(23));

        stop.tryEmitNext("stop");
        leases.will("a", Mood.WORKS);
        replicas.pass(Duration.ofSeconds(30));

        assertThat(reading.isTerminatedComplete()).isTrue();
    }
}
