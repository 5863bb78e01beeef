package io.github.boxeventflux.campaigns.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what happened may happen. */
final class Judge {

    /** The replicas' times are cut to milliseconds. */
    private static final Duration CUT = Duration.ofMillis(1);

    private final Evidence evidence;
    private final Map<Long, Tenure> tenures = new HashMap<>();

    Judge(Evidence evidence) {
        this.evidence = evidence;
        evidence.tenures().forEach(tenure -> tenures.put(tenure.token(), tenure));
    }

    void judge() {
        nothingIsLost();
        thereIsOneOwnerAtATime();
        nobodyElseSaves();
        whatIsDeliveredIsTheOwners();
        nothingIsDeliveredByTwoAtATime();
        onlyWhatWasNotSavedComesAgain();
        whoStopsLeavesNothing();
    }

    private void nothingIsLost() {
        assertThat(evidence.allDeliveries().stream().map(Delivery::id).collect(Collectors.toSet()))
                .as("all that was delivered")
                .containsExactlyInAnyOrderElementsOf(evidence.published());
    }

    private void thereIsOneOwnerAtATime() {
        long token = 0;
        String owner = null;
        for (Change change : evidence.changes()) {
            assertThat(change.oldToken()).as("token before %s", change).isEqualTo(token);
            assertThat(change.oldOwner()).as("owner before %s", change).isEqualTo(owner);
            if (change.isTakeover()) {
                assertThat(change.token()).as("next token: %s", change).isEqualTo(token + 1);
                assertThat(change.wasHeld())
                        .as("taken from its owner: %s", change)
                        .isFalse();
            } else {
                assertThat(change.owner())
                        .as("owner without a new token: %s", change)
                        .isIn(owner, null);
            }
            token = change.token();
            owner = change.owner();
        }
    }

    /** The client is who asked, whatever it says of itself. */
    private void nobodyElseSaves() {
        assertThat(evidence.changes())
                .as("changed by another one than the last who took the lease")
                .isNotEmpty()
                .allMatch(
                        change -> change.client().equals(tenure(change.token()).owner()));
    }

    private void whatIsDeliveredIsTheOwners() {
        evidence.deliveries()
                .forEach((process, deliveries) -> assertThat(deliveries)
                        .as("delivered without the lease")
                        .allMatch(one -> tenure(one.token()).owner().equals(process))
                        .allMatch(one -> one.delivered()
                                .plus(CUT)
                                .isAfter(tenure(one.token()).from())));
    }

    /** Who is frozen cannot be hindered from going on inside of the one step in which it was. */
    private void nothingIsDeliveredByTwoAtATime() {
        Set<Long> frozen = endedBy(Fault.FREEZE::equals);
        Map<Long, List<Delivery>> late =
                evidence.allDeliveries().stream().filter(this::isLate).collect(Collectors.groupingBy(Delivery::token));
        assertThat(late).as("delivered after another one took the lease").allSatisfy((token, deliveries) -> {
            assertThat(frozen).contains(token);
            assertThat(deliveries).hasSize(1);
        });
    }

    private boolean isLate(Delivery one) {
        Tenure next = tenures.get(one.token() + 1);
        return next != null && !one.delivered().isBefore(next.from());
    }

    private void onlyWhatWasNotSavedComesAgain() {
        Map<Long, List<String>> delivered = evidence.allDeliveries().stream()
                .collect(Collectors.groupingBy(Delivery::token, Collectors.mapping(Delivery::id, Collectors.toList())));
        Map<String, Instant> done = firstDone();
        Set<String> saved = new HashSet<>();
        for (Change change : evidence.changes()) {
            if (change.isTakeover()) {
                List<String> ids = delivered.getOrDefault(change.token(), List.of());
                assertThat(ids).as("delivered by %s", change).doesNotHaveDuplicates();
                assertThat(ids)
                        .as("saved before %s, but delivered by it", change)
                        .noneMatch(saved::contains);
            }
            Set<String> covered = covered(change.saved());
            covered.removeAll(saved);
            assertThat(covered)
                    .as("saved at %s, but not done before", change.at())
                    .allMatch(id -> done.getOrDefault(id, Instant.MAX).isBefore(change.at()));
            saved.addAll(covered);
        }
        assertThat(saved).as("saved at the end").containsExactlyInAnyOrderElementsOf(evidence.published());
    }

    /** One that stopped, and still had the lease when it gave it back. */
    private void whoStopsLeavesNothing() {
        Set<Long> stopped = endedBy(Fault::isCleanStop);
        stopped.retainAll(evidence.changes().stream()
                .filter(change -> change.wasHeld() && change.owner() == null)
                .map(Change::token)
                .toList());
        Map<String, Long> newest = new HashMap<>();
        evidence.allDeliveries().forEach(one -> newest.merge(one.id(), one.token(), Math::max));
        assertThat(evidence.allDeliveries().stream()
                        .filter(one -> stopped.contains(one.token()) && newest.get(one.id()) > one.token()))
                .as("delivered by one that stopped, and again")
                .isEmpty();
    }

    private Map<String, Instant> firstDone() {
        Map<String, Instant> done = new HashMap<>();
        evidence.allDeliveries()
                .forEach(one ->
                        done.merge(one.id(), one.written(), (some, other) -> some.isBefore(other) ? some : other));
        return done;
    }

    private static Set<String> covered(@Nullable String saved) {
        if (saved == null) {
            return new HashSet<>();
        }
        Checkpoint checkpoint = Checkpoint.fromJson(saved);
        return Stream.of(checkpoint.recentEventIds(), checkpoint.acknowledgedBeyond())
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private Set<Long> endedBy(Predicate<Fault> fault) {
        return evidence.turns().stream()
                .filter(turn -> fault.test(turn.fault()))
                .map(turn -> turn.met().token())
                .collect(Collectors.toSet());
    }

    private Tenure tenure(long token) {
        return tenures.getOrDefault(token, new Tenure(token, "nobody", Instant.MAX));
    }
}
