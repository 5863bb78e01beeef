package io.github.boxeventflux.campaigns.replicas;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof is worth what its judge is. */
class JudgeTest {

    private final Set<String> published = new HashSet<>();
    private final Map<String, List<Delivery>> deliveries =
            new HashMap<>(Map.of("a", new ArrayList<>(), "b", new ArrayList<>()));
    private final List<Change> changes = new ArrayList<>();
    private Fault fault = Fault.FREEZE;

    @BeforeEach
    void twoOwnersOfWhomTheFirstSavedOneEventOfTwo() {
        changes.add(new Change(at(1_000), "a", 0, 1, null, "a", false, null));
        deliver("a", "x", 1, 1_010);
        deliver("a", "y", 1, 1_020);
        changes.add(save(1_030, "a", "a", 1, "x"));
        changes.add(new Change(at(3_000), "b", 1, 2, "a", "b", false, null));
        deliver("b", "y", 2, 3_010);
        changes.add(save(3_020, "b", "b", 2, "x", "y"));
    }

    @Test
    void whatWasNotSavedMayComeAgain() {
        assertThatCode(this::judge).doesNotThrowAnyException();
    }

    @Test
    void nobodyMayTakeTheLeaseFromItsOwner() {
        changes.set(2, new Change(at(3_000), "b", 1, 2, "a", "b", true, null));

        isRefused("taken from its owner");
    }

    @Test
    void noTokenMayBeLeftOut() {
        changes.set(2, new Change(at(3_000), "b", 1, 3, "a", "b", false, null));

        isRefused("next token");
    }

    @Test
    void noOlderTokenMayComeBack() {
        changes.add(3, new Change(at(3_015), "a", 2, 1, "b", "b", true, null));

        isRefused("next token");
    }

    @Test
    void noChangeOfTheTokenMayBeHidden() {
        changes.add(new Change(at(3_030), "b", 3, 3, "b", "b", true, null));

        isRefused("token before");
    }

    @Test
    void noChangeOfTheOwnerMayBeHidden() {
        changes.add(new Change(at(3_030), "b", 2, 2, "a", "b", true, null));

        isRefused("owner before");
    }

    @Test
    void nobodyMayOwnItUnderATokenOfAnother() {
        changes.set(2, new Change(at(3_000), "b", 1, 1, "a", "b", false, null));

        isRefused("owner without a new token");
    }

    @Test
    void nobodyMaySaveWhoIsNotTheOwner() {
        changes.set(3, save(3_020, "a", "b", 2, "x", "y"));

        isRefused("changed by another one than the last who took the lease");
    }

    @Test
    void nothingMayBeDeliveredUnderALeaseOfAnother() {
        deliver("a", "z", 2, 3_015);

        isRefused("delivered without the lease");
    }

    @Test
    void nothingMayBeDeliveredBeforeTheLeaseIsTaken() {
        deliver("b", "z", 2, 2_990);

        isRefused("delivered without the lease");
    }

    @Test
    void whoIsFrozenMayOnlyEndTheStepInWhichItWas() {
        deliver("a", "z", 1, 3_005);
        changes.add(save(3_030, "b", "b", 2, "z"));
        assertThatCode(this::judge).doesNotThrowAnyException();

        deliver("a", "y", 1, 3_006);
        isRefused("delivered after another one took the lease");
    }

    @Test
    void whoIsCutOffMustStopInTime() {
        fault = Fault.SILENCE;
        deliver("a", "z", 1, 3_000);

        isRefused("delivered after another one took the lease");
    }

    @Test
    void whatWasSavedMayNotComeAgain() {
        deliver("b", "x", 2, 3_015);

        isRefused("but delivered by it");
    }

    @Test
    void nothingMayComeTwiceToOneOwner() {
        deliver("b", "y", 2, 3_015);

        isRefused("delivered by Change");
    }

    @Test
    void nothingMayBeSavedThatIsNotDone() {
        changes.set(1, save(1_015, "a", "a", 1, "x", "y"));

        isRefused("but not done before");
    }

    @Test
    void whoStopsMustHaveSavedEverything() {
        fault = Fault.STOP;
        changes.set(2, new Change(at(1_040), "a", 1, 1, "a", null, true, null));
        changes.add(3, new Change(at(3_000), "b", 1, 2, null, "b", false, null));

        isRefused("delivered by one that stopped, and again");
    }

    @Test
    void everythingMustBeSavedAtTheEnd() {
        deliver("b", "z", 2, 3_015);

        isRefused("saved at the end");
    }

    @Test
    void nothingMayBeLost() {
        published.add("z");

        isRefused("all that was delivered");
    }

    private void deliver(String process, String id, long token, long millis) {
        published.add(id);
        deliveries.get(process).add(new Delivery(id, token, at(millis), at(millis)));
    }

    private static Change save(long millis, String client, String owner, long token, String... ids) {
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("1"), null, List.of(ids), List.of());
        return new Change(at(millis), client, token, token, owner, owner, true, checkpoint.toJson());
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private void judge() {
        Tenure first = new Tenure(1, "a", at(1_000));
        Turn turn = new Turn(fault, first, at(1_035), new Tenure(2, "b", at(3_000)));
        new Judge(new Evidence(published, deliveries, changes, List.of(turn))).judge();
    }

    private void isRefused(String as) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(this::judge).withMessageContaining(as);
    }
}
