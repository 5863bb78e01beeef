package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reader did in one run after the other, and whether it may have. */
final class Ledger {

    private final Set<String> appended = new HashSet<>();
    private final Set<String> durable = new HashSet<>();
    private int left;
    private int mostLeft;
    private int repeats;
    private int mostRepeats;

    /**
     * One more run.
     *
     * @param ids what it appended, in this order
     * @param covered what its checkpoint says is done
     * @param confirmed of what it was told that it will not come again
     */
    void ran(List<String> ids, Collection<String> covered, Collection<String> confirmed) {
        Set<String> now = new HashSet<>(ids);
        assertThat(ids).as("appended in one run").doesNotHaveDuplicates();
        assertThat(common(now, durable)).as("durable, but appended again").isEmpty();
        Set<String> again = common(now, appended);
        appended.addAll(now);
        assertThat(missing(covered, appended))
                .as("covered by the checkpoint, but not appended")
                .isEmpty();
        durable.addAll(covered);
        assertThat(missing(confirmed, durable)).as("confirmed, but not durable").isEmpty();
        count(again.size());
    }

    /** Nothing more is to come. */
    void complete(Collection<String> published) {
        assertThat(missing(published, appended)).as("lost").isEmpty();
        assertThat(missing(appended, new HashSet<>(published))).as("made up").isEmpty();
        assertThat(missing(published, durable)).as("not saved at the end").isEmpty();
    }

    /** How many events were appended at least once. */
    int appended() {
        return appended.size();
    }

    /** The most events that were appended and not durable at the end of a run. */
    int mostLeft() {
        return mostLeft;
    }

    /** How many were at the ends of all runs: each of them might come again. */
    int left() {
        return left;
    }

    /** How often an event was appended again. */
    int repeats() {
        return repeats;
    }

    /** How many events were appended again in one run. */
    int mostRepeats() {
        return mostRepeats;
    }

    private void count(int again) {
        repeats += again;
        mostRepeats = Math.max(mostRepeats, again);
        left += appended.size() - durable.size();
        mostLeft = Math.max(mostLeft, appended.size() - durable.size());
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static Set<String> missing(Collection<String> wanted, Set<String> there) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }
}
