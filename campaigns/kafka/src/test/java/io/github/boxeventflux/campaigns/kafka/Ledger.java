package io.github.boxeventflux.campaigns.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What happened in Box, and what a topic shows of it. The events of all streams are numbered in one row, and Box tells each
 * stream's in that order. Safe to use from several threads.
 */
final class Ledger {

    private final Map<Integer, String> happened = new HashMap<>();
    private final Map<Integer, Integer> seen = new TreeMap<>();
    private final Map<Place, Integer> last = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private int records;
    private int complete;

    /** To be called before a reader can know of it. */
    synchronized void happened(String account, int first, int count) {
        for (int number = first; number < first + count; number++) {
            happened.put(number, account);
        }
    }

    synchronized void seen(Sighting sighting) {
        records++;
        if (!sighting.asSent() || !sighting.account().equals(happened.get(sighting.number()))) {
            strange.add(sighting.toString());
            return;
        }
        seen.merge(sighting.number(), 1, Integer::sum);
        Integer before = last.put(new Place(sighting.partition(), sighting.account()), sighting.number());
        if (before != null && before > sighting.number()) {
            outOfOrder.add(sighting + " after " + before);
        }
    }

    /** How many events have happened. */
    synchronized int happened() {
        return happened.size();
    }

    /** How many of these the topic does not show yet. */
    synchronized int missing() {
        return happened.size() - seen.size();
    }

    /** Whether the topic shows each of the first so many events. */
    synchronized boolean showsFirst(int events) {
        while (seen.containsKey(complete)) {
            complete++;
        }
        return complete >= events;
    }

    synchronized Verdict verdict() {
        TreeSet<Integer> missing = new TreeSet<>(happened.keySet());
        missing.removeAll(seen.keySet());
        List<Integer> repeated = seen.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Entry::getKey)
                .toList();
        return new Verdict(
                happened.size(),
                records,
                List.copyOf(missing),
                repeated,
                List.copyOf(outOfOrder),
                List.copyOf(strange));
    }

    /** Where order counts. */
    private record Place(int partition, String account) {}
}
