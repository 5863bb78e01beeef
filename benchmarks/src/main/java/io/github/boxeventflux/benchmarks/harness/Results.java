package io.github.boxeventflux.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What was measured of each candidate, round by round. The first candidate is what the others are held against. */
public final class Results {

    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    /**
     * One candidate's figure as a part of another's in the same round.
     *
     * @param median of all rounds
     * @param lowest of all rounds
     * @param highest of all rounds
     */
    public record Ratio(double median, double lowest, double highest) {}

    /**
     * Measures in turns, so that what disturbs the machine for a while disturbs all candidates alike; nobody is always the
     * first.
     *
     * @param warmups rounds before, which do not count: in them all get warm
     */
    public static <C> Results inTurns(
            Map<String, C> candidates, int warmups, int rounds, Function<C, Figures> measurement) {
        Results results = new Results();
        candidates.keySet().forEach(candidate -> results.rounds.put(candidate, new ArrayList<>()));
        List<Map.Entry<String, C>> turns = new ArrayList<>(candidates.entrySet());
        for (int round = 1 - warmups; round <= rounds; round++) {
            System.err.println(round > 0 ? "round " + round + " of " + rounds : "getting warm");
            for (Map.Entry<String, C> turn : turns) {
                Figures measured = measurement.apply(turn.getValue());
                if (round > 0) {
                    results.rounds(turn.getKey()).add(measured);
                }
            }
            Collections.rotate(turns, -1);
        }
        return results;
    }

    /** Measures each once, one after the other: for what takes minutes, and gets no faster by being warm. */
    public static <C> Results once(Map<String, C> candidates, Function<C, Figures> measurement) {
        Results results = new Results();
        candidates.forEach((name, candidate) -> results.rounds.put(name, List.of(measurement.apply(candidate))));
        return results;
    }

    Set<String> candidates() {
        return rounds.keySet();
    }

    List<Figures> rounds(String candidate) {
        return Objects.requireNonNull(rounds.get(candidate), candidate);
    }

    /** The median of each figure. */
    Figures medians(String candidate) {
        List<Figures> all = rounds(candidate);
        Figures medians = new Figures();
        all.get(0).names().forEach(name -> medians.with(name, median(sorted(name, all))));
        return medians;
    }

    /** The median of one figure. */
    double median(String candidate, String figure) {
        return medians(candidate).get(figure);
    }

    /** Of one figure. */
    Ratio ratio(String candidate, String figure) {
        return ratio(candidate, candidates().iterator().next(), figure);
    }

    /** Of one figure, as a part of that candidate's instead of the first one's. */
    Ratio ratio(String candidate, String reference, String figure) {
        List<Figures> measured = rounds(candidate);
        List<Figures> against = rounds(reference);
        double[] ratios = IntStream.range(0, measured.size())
                .mapToDouble(round ->
                        measured.get(round).get(figure) / against.get(round).get(figure))
                .sorted()
                .toArray();
        return new Ratio(median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double[] sorted(String name, List<Figures> figures) {
        return figures.stream().mapToDouble(one -> one.get(name)).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return Arrays.stream(sorted, (sorted.length - 1) / 2, half + 1)
                .average()
                .orElseThrow();
    }
}
