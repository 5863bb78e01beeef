package io.github.boxeventflux.campaigns.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a campaign was like. */
final class Figures {

    private final Evidence evidence;
    private final Map<Long, Fault> faults;
    private final Map<Long, Tenure> tenures = new HashMap<>();

    Figures(Evidence evidence) {
        this.evidence = evidence;
        faults = evidence.turns().stream()
                .collect(Collectors.toMap(turn -> turn.met().token(), Turn::fault, (one, other) -> other));
        evidence.tenures().forEach(tenure -> tenures.put(tenure.token(), tenure));
    }

    /** How long nobody could read after each fault of that kind, shortest first. */
    List<Duration> handOvers(Fault fault) {
        return evidence.turns().stream()
                .filter(turn -> turn.fault() == fault)
                .map(Turn::handOver)
                .sorted()
                .toList();
    }

    String text() {
        return Stream.concat(
                        Stream.of(sums()),
                        Stream.of(Fault.values())
                                .filter(faults::containsValue)
                                .map(fault -> of(fault, handOvers(fault))))
                .collect(Collectors.joining("\n"));
    }

    private String sums() {
        return "%d events, %d deliveries, %d saves, %d tokens; after another one took the lease %d delivered and %d done"
                .formatted(
                        evidence.published().size(),
                        evidence.allDeliveries().size(),
                        evidence.changes().stream()
                                .filter(change -> change.saved() != null)
                                .count(),
                        tenures.size(),
                        late(Delivery::delivered),
                        late(Delivery::written));
    }

    private String of(Fault fault, List<Duration> times) {
        return "%-8s %3d times; hand-over %d to %d ms, median %d ms; %d delivered again"
                .formatted(
                        fault,
                        times.size(),
                        times.get(0).toMillis(),
                        times.get(times.size() - 1).toMillis(),
                        times.get(times.size() / 2).toMillis(),
                        repeats().stream()
                                .filter(one -> faults.get(one.token()) == fault)
                                .count());
    }

    private long late(Function<Delivery, Instant> time) {
        return evidence.allDeliveries().stream()
                .filter(one -> tenures.containsKey(one.token() + 1))
                .filter(one ->
                        !time.apply(one).isBefore(tenures.get(one.token() + 1).from()))
                .count();
    }

    /** Those deliveries whose event came again. */
    private List<Delivery> repeats() {
        Map<String, Long> newest = new HashMap<>();
        return evidence.allDeliveries().stream()
                .sorted(Comparator.comparing(Delivery::token).reversed())
                .filter(one -> newest.putIfAbsent(one.id(), one.token()) != null)
                .toList();
    }
}
