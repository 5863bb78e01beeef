package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.ScriptedLeaseStore.Mood;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** No client holds more leases than it may, and whatever becomes of one, its place is free again. */
class MaxLeasesTest {

    private static final List<String> STREAMS = List.of("one", "two", "three", "four");

    private final Replicas replicas = new Replicas();
    private final ScriptedLeaseStore leases = replicas.leases;
    private final Replica a = replicas.add("a");
    private final Replica b = replicas.add("b");

    @AfterEach
    void close() {
        replicas.close();
    }

    private StreamOptions.Builder options(Replica replica, String stream, int maxLeases) {
        return replicas.options(replica)
                .name(stream)
                .lease(replicas.lease(replica).maxLeases(maxLeases).build());
    }

    private Disposable read(Replica replica, String stream, int maxLeases) {
        return replica.events(options(replica, stream, maxLeases).build()).subscribe(event -> {}, error -> {});
    }

    private List<Disposable> readAll(Replica replica, int maxLeases) {
        return STREAMS.stream().map(stream -> read(replica, stream, maxLeases)).toList();
    }

    private static long leasesOf(Replica replica) {
        return replica.told.stream().filter(told -> told.startsWith("lease")).count();
    }

    @Test
    void ofFourStreamsEachOfTwoClientsTakesTwo() {
        readAll(a, 2);
        readAll(b, 2);

        replicas.pass(Duration.ofMinutes(1));

        assertThat(a.told).containsExactly("lease 1", "lease 1", "standby", "standby");
        assertThat(b.told).containsExactlyInAnyOrder("lease 1", "lease 1", "standby", "standby");
        assertThat(b.api.calls).filteredOn("read 0"::equals).hasSize(2);
    }

    @Test
    void whoHoldsEnoughDoesNotEvenAsk() {
        readAll(a, 2);

        replicas.pass(Duration.ofMinutes(1));

        assertThat(leases.calls("acquire")).hasSize(2);
    }

    @Test
    void whenAClientEndsTheOtherTakesNoMoreThanItMay() {
        List<Disposable> first = readAll(a, 2);
        readAll(b, 3);
        replicas.pass(Duration.ofMinutes(1));
        assertThat(leasesOf(b)).isEqualTo(2);

        first.forEach(Disposable::dispose);
        replicas.pass(Duration.ofMinutes(5));

        assertThat(leasesOf(b)).isEqualTo(3);
    }

    @Test
    void withoutALimitAClientTakesThemAll() {
        readAll(a, Integer.MAX_VALUE);

        assertThat(leasesOf(a)).isEqualTo(4);
    }

    /** The only place of a client is free, and is one place. */
    private void assertThatOnePlaceIsFree() {
        long before = leasesOf(a);
        Stream.of("next", "after it").forEach(stream -> read(a, stream, 1));
        replicas.pass(Duration.ofMinutes(3));
        assertThat(leasesOf(a)).isEqualTo(before + 1);
    }

    @Test
    void aCancelGivesThePlaceBack() {
        Disposable reading = read(a, "one", 1);
        replicas.pass(Duration.ofSeconds(5));

        reading.dispose();

        assertThatOnePlaceIsFree();
    }

    @Test
    void aCancelWhileTheStoreIsAskedGivesThePlaceBack() {
        leases.answersAfter(Duration.ofSeconds(2));
        Disposable reading = read(a, "one", 1);
        replicas.pass(Duration.ofSeconds(1));

        reading.dispose();
        replicas.pass(Duration.ofSeconds(5));

        assertThatOnePlaceIsFree();
    }

    @Test
    void aCancelWhileTheStoreHangsGivesThePlaceBack() {
        leases.will("a", Mood.HANGS);
        Disposable reading = read(a, "one", 1);
        replicas.pass(Duration.ofSeconds(1));

        reading.dispose();
        leases.will("a", Mood.WORKS);

        assertThatOnePlaceIsFree();
    }

    @Test
    void aCancelWhileTheStoreIsDownGivesThePlaceBack() {
        leases.will("a", Mood.FAILS);
        Disposable reading = read(a, "one", 1);
        replicas.pass(Duration.ofMinutes(1));

        reading.dispose();
        leases.will("a", Mood.WORKS);

        assertThatOnePlaceIsFree();
    }

    @Test
    void aCancelWhileStandingByGivesNoPlaceBackThatWasNotTaken() {
        read(b, "one", 1);
        Disposable refused = read(a, "one", 1);
        replicas.pass(Duration.ofSeconds(5));
        refused.dispose();
        read(a, "two", 1);
        Disposable withoutPlace = read(a, "three", 1);
        replicas.pass(Duration.ofSeconds(5));
        assertThat(leasesOf(a)).isEqualTo(1);

        withoutPlace.dispose();
        read(a, "four", 1);
        replicas.pass(Duration.ofMinutes(1));

        assertThat(leasesOf(a)).isEqualTo(1);
    }

    @Test
    void anErrorGivesThePlaceBack() {
        a.api.onRead(position -> Mono.error(new ForbiddenException("no right", null)));
        read(a, "one", 1);
        a.api.onRead(position -> Mono.never());

        assertThatOnePlaceIsFree();
    }

    @Test
    void aStopGivesThePlaceBack() {
        a.events(options(a, "one", 1)
                        .stopWhen(Mono.delay(Duration.ofSeconds(5)))
                        .build())
                .subscribe();
        replicas.pass(Duration.ofSeconds(5));

        assertThatOnePlaceIsFree();
    }

    @Test
    void aLostLeaseGivesThePlaceBack() {
        read(a, "one", 1);
        replicas.pass(Duration.ofSeconds(5));
        leases.breakLease(new StreamKey("one", StreamType.ALL));
        read(b, "one", 1);
        replicas.pass(Duration.ofSeconds(10));
        assertThat(a.told).contains("lost");

        assertThatOnePlaceIsFree();
    }

    @Test
    void aLeaseThatCannotBeGivenBackGivesItsPlaceBackNevertheless() {
        Disposable reading = read(a, "one", 1);
        leases.will("a", Mood.HANGS);
        reading.dispose();
        replicas.pass(Duration.ofSeconds(10));
        leases.will("a", Mood.WORKS);

        assertThatOnePlaceIsFree();
    }
}
