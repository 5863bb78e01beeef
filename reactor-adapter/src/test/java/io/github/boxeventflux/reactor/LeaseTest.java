package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.ScriptedLeaseStore.Mood;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.subscriber.TestSubscriber;

/** Of several replicas one reads and the others stand by; who ends hands over. */
class LeaseTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

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

    private static String[] events(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "e" + n).toArray(String[]::new);
    }

    @Test
    void nothingIsLoadedAndNothingReadBeforeTheLeaseIsHeld() {
        leases.answersAfter(Duration.ofSeconds(5));
        subscribe(a);

        replicas.pass(Duration.ofMillis(4999));
        assertThat(a.told).isEmpty();
        assertThat(checkpoints.calls).isEmpty();
        assertThat(a.api.calls).isEmpty();

        replicas.pass(Duration.ofMillis(1));
        assertThat(a.told).containsExactly("lease 1");
        assertThat(checkpoints.calls).containsExactly("load");
        assertThat(a.api.calls).containsExactly("read 0");
    }

    @Test
    void ofTwoReplicasOneReadsAndTheOtherStandsByAndIsToldSoOnce() {
        TestSubscriber<String> reading = subscribe(a);
        TestSubscriber<String> standingBy = subscribe(b);

        replicas.pass(Duration.ofMinutes(5));

        assertThat(reading.getReceivedOnNext()).containsExactly(events(1, 300));
        assertThat(a.told).containsExactly("lease 1");
        assertThat(standingBy.getReceivedOnNext()).isEmpty();
        assertThat(b.told).containsExactly("standby");
        assertThat(b.api.calls).isEmpty();
        assertThat(standingBy.isTerminated()).isFalse();
    }

    @Test
    void whoStandsByAsksAtIntervalsThatAreDrawnFromHalfToTheWhole() {
        subscribe(a);
        subscribe(
                b,
                replicas.options(b)
                        .lease(replicas.lease(b)
                                .standbyInterval(Duration.ofSeconds(20))
                                .build())
                        .build());

        replicas.pass(Duration.ofMinutes(20));

        assertThat(leases.calls("acquire b").size()).isBetween(65, 115);
        assertThat(leases.calls("acquire b")).doesNotHaveDuplicates();
    }

    @Test
    void askingForTheLeaseIsTriedAgainAndToldWhereItFails() {
        leases.will("a", Mood.FAILS);
        TestSubscriber<String> reading = subscribe(a);
        replicas.pass(Duration.ofMinutes(2));
        assertThat(a.told).startsWith("ACQUIRE_LEASE failed", "ACQUIRE_LEASE failed");

        a.told.clear();
        leases.will("a", Mood.WORKS);
        replicas.pass(Duration.ofMinutes(2));

        assertThat(a.told).containsExactly("ACQUIRE_LEASE works", "lease 1");
        assertThat(reading.getReceivedOnNext()).startsWith(events(1, 10));
    }

    @Test
    void aStoreThatDoesNotAnswerIsAskedAgain() {
        leases.will("a", Mood.HANGS);
        subscribe(a);
        replicas.pass(Duration.ofSeconds(30));
        leases.will("a", Mood.WORKS);
        replicas.pass(Duration.ofSeconds(5));

        assertThat(a.told).containsExactly("ACQUIRE_LEASE failed", "ACQUIRE_LEASE works", "lease 1");
    }

    @Test
    void whoCancelsHandsOverAtOnceAndTheOtherGoesOnBehindIt() {
        TestSubscriber<String> first = subscribe(a);
        TestSubscriber<String> second = subscribe(b);
        replicas.pass(Duration.ofSeconds(10));

        first.cancel();
        replicas.pass(Duration.ofSeconds(6));

        assertThat(first.getReceivedOnNext()).containsExactly(events(1, 10));
        assertThat(b.told).containsExactly("standby", "lease 2");
        assertThat(second.getReceivedOnNext()).startsWith(events(11, 14));
    }

    @Test
    void whoIsStoppedHandsOverAtOnce() {
        Sinks.Empty<Void> stop = Sinks.empty();
        TestSubscriber<String> first =
                subscribe(a, replicas.options(a).stopWhen(stop.asMono()).build());
        subscribe(b);
        replicas.pass(Duration.ofSeconds(10));

        stop.tryEmitEmpty();
        assertThat(first.isTerminatedComplete()).isTrue();
        replicas.pass(ONE_SECOND);

        assertThat(a.told).containsExactly("lease 1", "end onComplete");
        assertThat(b.told).containsExactly("standby", "lease 2");
    }

    @Test
    void anErrorThatStaysEndsTheStreamAndHandsOverAtOnce() {
        TestSubscriber<String> first = subscribe(a);
        subscribe(b);
        replicas.pass(Duration.ofSeconds(10));

        a.api.onRead(position -> Mono.error(new ForbiddenException("no right", null)));
        replicas.pass(Duration.ofSeconds(3));

        assertThat(first.expectTerminalError()).isInstanceOf(ForbiddenException.class);
        assertThat(a.told).containsExactly("lease 1", "end onError");
        assertThat(b.told).containsExactly("standby", "lease 2");
    }

    @Test
    void theLastCheckpointIsSavedBeforeTheLeaseIsGivenBack() {
        checkpoints.beforeSave(checkpoint -> Mono.delay(Duration.ofSeconds(3)).then());
        TestSubscriber<String> first = subscribe(a);
        replicas.pass(Duration.ofMillis(10_500));

        first.cancel();
        replicas.pass(Duration.ofSeconds(2));
        assertThat(leases.calls("release")).isEmpty();
        replicas.pass(Duration.ofSeconds(4));

        assertThat(checkpoints.stored(Replicas.KEY).position().value()).isEqualTo("10");
        assertThat(leases.calls("release")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "HANGS", "IS_SILENT"})
    void aLeaseThatCannotBeGivenBackRunsOutAndHoldsNobodyUp(Mood mood) {
        Sinks.Empty<Void> stop = Sinks.empty();
        TestSubscriber<String> first =
                subscribe(a, replicas.options(a).stopWhen(stop.asMono()).build());
        subscribe(b);
        replicas.pass(Duration.ofSeconds(15));

        leases.will("a", mood);
        stop.tryEmitEmpty();
        replicas.pass(Duration.ofSeconds(10));
        assertThat(first.isTerminatedComplete()).isTrue();
        replicas.pass(Duration.ofSeconds(16));

        assertThat(b.told).containsExactly("standby", "lease 2");
    }

    @Test
    void whoIsStoppedWhileItStandsByCompletes() {
        Sinks.Empty<Void> stop = Sinks.empty();
        subscribe(a);
        TestSubscriber<String> standingBy =
                subscribe(b, replicas.options(b).stopWhen(stop.asMono()).build());
        replicas.pass(Duration.ofSeconds(10));

        stop.tryEmitEmpty();

        assertThat(standingBy.isTerminatedComplete()).isTrue();
        assertThat(b.told).containsExactly("standby", "end onComplete");
    }

    @Test
    void whoIsCancelledWhileItStandsByLeavesNothingBehind() {
        TestSubscriber<String> first = subscribe(a);
        TestSubscriber<String> standingBy = subscribe(b);
        replicas.pass(Duration.ofSeconds(10));

        standingBy.cancel();
        first.cancel();
        List<String> asked = List.copyOf(leases.calls);
        long scheduled = replicas.scheduled();
        replicas.pass(Duration.ofHours(1));

        assertThat(leases.calls).isEqualTo(asked);
        assertThat(leases.calls("release b")).isEmpty();
        assertThat(replicas.scheduled()).isEqualTo(scheduled);
    }

    @Test
    void whoIsCancelledWhileTheStoreAnswersLeavesALeaseThatRunsOut() {
        leases.answersAfter(Duration.ofSeconds(2));
        TestSubscriber<String> first = subscribe(a);
        replicas.pass(ONE_SECOND);
        first.cancel();
        leases.answersAfter(Duration.ZERO);
        subscribe(b);

        replicas.pass(Duration.ofSeconds(28));
        assertThat(b.told).containsExactly("standby");
        replicas.pass(Duration.ofSeconds(2));

        assertThat(a.told).containsExactly("end cancel");
        assertThat(b.told).containsExactly("standby", "lease 2");
    }

    @Test
    void whoCancelsAtOnceHoldsNothing() {
        StepVerifier.create(a.events(replicas.options(a).build()), 0)
                .thenCancel()
                .verify();
        subscribe(b);

        assertThat(a.told).containsExactly("end cancel");
        assertThat(b.told).containsExactly("lease 1");
    }

    @Test
    void moreThanWasAskedForIsNotDeliveredWhoeverHeldTheLeaseMeanwhile() {
        TestSubscriber<String> first = a.events(
                        replicas.options(a).prefetchPages(0).build())
                .subscribeWith(TestSubscriber.builder().initialRequest(0).build());
        replicas.pass(Duration.ofSeconds(5));
        assertThat(a.api.calls).isEmpty();

        first.request(3);
        replicas.pass(Duration.ofSeconds(5));
        assertThat(first.getReceivedOnNext()).containsExactly(events(1, 3));
        first.request(2);
        leases.breakLease(Replicas.KEY);
        replicas.pass(ONE_SECOND);
        assertThat(first.getReceivedOnNext()).containsExactly(events(1, 4));
    }
}
