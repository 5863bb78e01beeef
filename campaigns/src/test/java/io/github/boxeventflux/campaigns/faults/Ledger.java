package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.checkpoint.Checkpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened, what came, and what may not come again. Safe to use from several threads. */
final class Ledger {

    private final List<String> firstDeliveries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> durable = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Integer> missing = new TreeSet<>();
    private int wantedFrom;
    private int repeated;

    /** An event happens. */
    synchronized String happen() {
        int number = numbers.size();
        String id = "e" + number;
        numbers.put(id, number);
        missing.add(number);
        return id;
    }

    /** A reader that starts now was told where: what is older, nobody has to get. */
    synchronized void startsHere() {
        wantedFrom = numbers.size();
    }

    /** Another reader begins, with what is durable now. */
    synchronized OfReader newReader() {
        return new OfReader(Set.copyOf(durable));
    }

    /** Something is wrong that no event says. */
    synchronized void wrong(String what) {
        faults.add(what);
    }

    synchronized boolean isComplete() {
        return missing.stream().noneMatch(number -> number >= wantedFrom);
    }

    synchronized int happened() {
        return numbers.size();
    }

    synchronized int repeated() {
        return repeated;
    }

    /** What is wrong so far. */
    synchronized List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        List<Integer> lost =
                missing.stream().filter(number -> number >= wantedFrom).toList();
        if (!lost.isEmpty()) {
            all.add(lost.size() + " of " + numbers.size() + " events did not come: "
                    + lost.subList(0, Math.min(10, lost.size())));
        }
        return all;
    }

    /** The first that came after one that had happened later; {@code null} when all that were wanted came in order. */
    @Nullable
    synchronized String outOfOrder() {
        int last = -1;
        for (String id : firstDeliveries) {
            int number = numbers.get(id);
            if (number >= wantedFrom && number < last) {
                return id + " came after e" + last;
            }
            last = Math.max(last, number);
        }
        return null;
    }

    /** What one reader got, also what was on its way to it when it ended. */
    final class OfReader {

        private final Set<String> durableBefore;
        private final Set<String> got = new HashSet<>();
        private final Map<String, Instant> acknowledged = new HashMap<>();

        private OfReader(Set<String> durableBefore) {
            this.durableBefore = durableBefore;
        }

        /** An event came. */
        void came(@Nullable String id) {
            synchronized (Ledger.this) {
                if (id == null) {
                    return;
                }
                Integer number = numbers.get(id);
                if (number == null) {
                    faults.add(id + " never happened");
                    return;
                }
                if (!got.add(id)) {
                    faults.add(id + " came twice to one reader");
                } else if (durableBefore.contains(id)) {
                    faults.add(id + " came again, though it was durable");
                }
                if (seen.add(id)) {
                    firstDeliveries.add(id);
                    missing.remove(number);
                } else {
                    repeated++;
                }
            }
        }

        /** The reader said that it is done with an event. */
        void acknowledged(@Nullable String id, Instant now) {
            synchronized (Ledger.this) {
                if (id != null) {
                    acknowledged.put(id, now);
                }
            }
        }

        /**
         * It has ended; that is durable of what all of them did.
         *
         * @param since before then it had time to make durable what it acknowledged
         */
        void ended(@Nullable Checkpoint stored, Instant since) {
            synchronized (Ledger.this) {
                if (stored != null) {
                    durable.addAll(stored.recentEventIds());
                    durable.addAll(stored.acknowledgedBeyond());
                }
                acknowledged.forEach((id, at) -> {
                    if (at.isBefore(since) && !durable.contains(id)) {
                        faults.add(id + " was acknowledged at " + at + ", long before the end, and is not durable");
                    }
                });
                acknowledged.clear();
            }
        }
    }
}
