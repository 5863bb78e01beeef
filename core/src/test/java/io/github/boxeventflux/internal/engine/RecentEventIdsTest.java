package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.support.Samples.event;
import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.support.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentEventIdsTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final RecentEventIds ids = window(2, 10, Duration.ofMinutes(10));

    @Test
    void aRepeatIsDroppedAcrossPagesAndWithinOne() {
        assertThat(unseen("a", "b", "a")).containsExactly("a", "b");
        assertThat(unseen("b", "c", "a", "d")).containsExactly("c", "d");
    }

    @Test
    void aRepeatWithOtherContentIsARepeatStill() {
        ids.unseen(List.of(event("{\"event_id\":\"a\"}")), T0);

        assertThat(ids.unseen(List.of(event("{\"event_id\":\"a\",\"created_at\":null}")), T0))
                .isEmpty();
    }

    @Test
    void anIdIsTheSameWhetherTextOrNumber() {
        ids.unseen(List.of(event("{\"event_id\":17}")), T0);

        assertThat(ids.unseen(List.of(event("{\"event_id\":\"17\"}")), T0)).isEmpty();
    }

    @Test
    void anEventWithoutAnIdIsNeverDropped() {
        List<Event> page = List.of(event("{}"), event("{}"), event("{\"event_id\":\"\"}"), event("null"), event("{}"));

        assertThat(ids.unseen(page, T0)).isEqualTo(page);
        assertThat(ids.unseen(page, T0)).isEqualTo(page);
        assertThat(ids.upToPage(2)).isEmpty();
    }

    @Test
    void whatWasDoneBehindACheckpointIsKnownWhateverTheBoundsUntilItCameAgain() {
        restore(List.of(), List.of("done", "never again"), T0);
        for (int i = 0; i < 100; i++) {
            unseen("e" + i);
        }
        assertThat(unseen("done", "other")).containsExactly("other");

        ids.settled();

        assertThat(unseen("done", "other")).isEmpty();
        assertThat(unseen("never again")).containsExactly("never again");
    }

    @Test
    void whatWasDoneBehindACheckpointIsPutIntoTheNextOnesUntilTheyAreBehindAllOfIt() {
        restore(List.of("a"), List.of("done"), T0);
        unseen("b", "done");
        unseen("c");
        assertThat(ids.knownBeyond(0)).containsExactly("done");
        assertThat(ids.upToPage(0)).containsExactly("a");
        ids.settled();
        unseen("d");
        ids.settled();

        assertThat(ids.knownBeyond(1)).containsExactly("done");
        assertThat(ids.knownBeyond(2)).isEmpty();
        assertThat(ids.upToPage(1)).containsExactly("a", "b", "done");
    }

    @Test
    void whatHistoryAndTheLiveStreamBothHaveIsKeptWhateverTheBoundsUntilItCameAgain() {
        List<Event> page = List.of(
                event("{\"event_id\":\"early\",\"created_at\":\"2026-03-01T09:59:59Z\"}"),
                event("{\"event_id\":\"late\",\"created_at\":\"2026-03-01T10:00:00Z\"}"),
                event("{\"event_id\":\"at some time\"}"));
        ids.unseen(page, T0);
        ids.keepSince(Instant.parse("2026-03-01T10:00:00Z"), page);
        for (int i = 0; i < 100; i++) {
            unseen("e" + i);
        }

        assertThat(ids.knownBeyond(0)).isEmpty();
        assertThat(ids.knownBeyond(1)).containsExactly("late", "at some time");
        assertThat(unseen("early", "late", "at some time")).containsExactly("early");
    }

    @Test
    void theCountIsBounded() {
        for (int i = 0; i < 100; i++) {
            unseen("e" + i);
        }

        assertThat(ids.upToPage(100)).containsExactlyElementsOf(names(90, 100));
        assertThat(unseen("e90")).isEmpty();
        assertThat(unseen("e89")).containsExactly("e89");
    }

    @Test
    void theAgeIsBounded() {
        unseen(T0, "old1", "old2");
        unseen(T0, "old3");
        unseen(T0.plusSeconds(600), "a", "b");
        unseen(T0.plusSeconds(600), "c", "d");
        assertThat(ids.upToPage(4)).containsExactly("old1", "old2", "old3", "a", "b", "c", "d");

        unseen(T0.plusSeconds(601), "e");

        assertThat(ids.upToPage(5)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void anIdIsAsOldAsItsLastRepeat() {
        unseen(T0, "kept", "old");
        unseen(T0, "older", "oldest");
        unseen(T0.plusSeconds(500), "kept", "x");
        unseen(T0.plusSeconds(500), "y", "z");

        unseen(T0.plusSeconds(700), "e");

        assertThat(ids.upToPage(5)).containsExactly("kept", "x", "y", "z", "e");
    }

    @Test
    void itNeverForgetsTheLastTwoPagesWhateverTheirAge() {
        unseen(T0, "a", "b");
        unseen(T0, "c", "d");

        assertThat(unseen(T0.plus(Duration.ofDays(400)), "a", "b", "c", "d")).isEmpty();
    }

    @Test
    void itNeverForgetsTwoPagesAsLargeAsTheLargest() {
        RecentEventIds smallest = window(1, 0, Duration.ofSeconds(1));
        smallest.unseen(page("a", "b", "c"), T0);
        smallest.unseen(page("d", "e", "f"), T0.plusSeconds(60));

        assertThat(smallest.unseen(page("a", "b", "c", "d", "e", "f"), T0.plusSeconds(120)))
                .isEmpty();
    }

    @Test
    void itNeverForgetsTheLastTwoPagesWhateverTheCount() {
        RecentEventIds smallest = window(3, 0, Duration.ofSeconds(1));
        smallest.unseen(page("a", "b", "c"), T0);
        smallest.unseen(page("d", "e", "f"), T0.plusSeconds(60));

        assertThat(smallest.unseen(page("a", "b", "c", "d", "e", "f"), T0.plusSeconds(120)))
                .isEmpty();
    }

    @Test
    void theDefaultWindowHoldsTwoOfTheLargestPages() {
        RecentEventIds standard = new RecentEventIds(options().build());
        List<Event> first = names(0, 500).stream().map(Samples::eventWithId).toList();
        List<Event> second =
                names(500, 1_000).stream().map(Samples::eventWithId).toList();
        standard.unseen(first, T0);
        standard.unseen(second, T0);

        assertThat(standard.unseen(first, T0.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(standard.unseen(second, T0.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void restoredIdsAreKnown() {
        restore(List.of("a", "b"), List.of(), T0);

        assertThat(unseen("b", "c", "a")).containsExactly("c");
        assertThat(ids.upToPage(0)).containsExactly("b", "a");
    }

    @Test
    void restoredIdsAreAsYoungAsTheRestart() {
        restore(names(0, 6), List.of(), T0.plus(Duration.ofDays(1)));

        assertThat(unseen(T0.plus(Duration.ofDays(1)).plusSeconds(600), "e0")).isEmpty();
    }

    @Test
    void aSmallCheckpointHoldsTheIdsThatCameInATimeBeforeIt() {
        Instant later = T0.plusSeconds(600);
        unseen(T0, "a", "b");
        unseen(later, "c", "a");

        assertThat(ids.upToPage(2, later, 9)).containsExactly("c", "a");
        assertThat(ids.upToPage(1, later, 9)).as("it came before, and again").containsExactly("a");
        assertThat(ids.upToPage(2, T0, 9)).containsExactly("b", "c", "a");
        assertThat(ids.upToPage(2, T0, 2)).as("the newest").containsExactly("c", "a");
        assertThat(ids.upToPage(2, T0, 0)).isEmpty();
    }

    @Test
    void aCheckpointHoldsTheIdsUpToItsPageOnly() {
        unseen("a", "b");
        unseen("c");
        unseen("d", "a");

        assertThat(ids.pages()).isEqualTo(3);
        assertThat(ids.upToPage(0)).isEmpty();
        assertThat(ids.upToPage(1)).containsExactly("b", "a");
        assertThat(ids.upToPage(2)).containsExactly("b", "c", "a");
        assertThat(ids.upToPage(3)).containsExactly("b", "c", "d", "a");
    }

    @Test
    void aPageWithoutEventsCountsAsAPage() {
        unseen();

        assertThat(ids.pages()).isOne();
    }

    @Test
    void aClockThatWasSetBackForgetsNothing() {
        unseen(T0, "a", "b", "c", "d", "e");

        assertThat(unseen(T0.minus(Duration.ofDays(1)), "a", "b", "c", "d", "e"))
                .isEmpty();
    }

    private List<String> unseen(String... eventIds) {
        return unseen(T0, eventIds);
    }

    private List<String> unseen(Instant now, String... eventIds) {
        return ids.unseen(page(eventIds), now).stream().map(Event::eventId).toList();
    }

    private static List<Event> page(String... eventIds) {
        return Stream.of(eventIds).map(Samples::eventWithId).toList();
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    private static RecentEventIds window(int pageLimit, int maxIds, Duration maxAge) {
        return new RecentEventIds(options()
                .pageLimit(pageLimit)
                .deduplication(DeduplicationOptions.builder()
                        .maxIds(maxIds)
                        .maxAge(maxAge)
                        .build())
                .build());
    }

    private void restore(List<String> recent, List<String> beyond, Instant now) {
        ids.restore(new Checkpoint(new StreamPosition("17"), null, recent, beyond), now);
    }
}
