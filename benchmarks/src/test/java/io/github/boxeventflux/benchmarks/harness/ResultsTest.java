package io.github.boxeventflux.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.benchmarks.harness.Results.Ratio;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final double WHILE_COLD = 0.001;

    private static Results measured(int rounds, List<Double> reference, List<Double> other) {
        Map<String, Iterator<Double>> speeds = new LinkedHashMap<>();
        speeds.put("reference", reference.iterator());
        speeds.put("other", other.iterator());
        return Results.inTurns(speeds, 1, rounds, candidate -> new Figures().with("speed", candidate.next()));
    }

    @Test
    void candidatesTakeTurnsAndNobodyIsAlwaysTheFirst() {
        Map<String, String> candidates = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(candidate -> candidates.put(candidate, candidate));
        List<String> turns = new ArrayList<>();

        Results results = Results.inTurns(candidates, 1, 2, candidate -> {
            turns.add(candidate);
            return new Figures();
        });

        assertThat(turns).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
        assertThat(results.candidates()).containsExactly("a", "b", "c");
    }

    @Test
    void aRoundToGetWarmDoesNotCount() {
        Results results = measured(2, List.of(WHILE_COLD, 100.0, 300.0), List.of(WHILE_COLD, 1.0, 2.0));

        assertThat(results.rounds("reference"))
                .extracting(round -> round.get("speed"))
                .containsExactly(100.0, 300.0);
    }

    @Test
    void aMedianIsInTheMiddleOrBetweenTheTwoThatAre() {
        assertThat(measured(3, List.of(WHILE_COLD, 7.0, 100.0, 5.0), List.of(1.0, 1.0, 1.0, 1.0))
                        .medians("reference")
                        .get("speed"))
                .isEqualTo(7);
        assertThat(measured(4, List.of(WHILE_COLD, 100.0, 2.0, 1.0, 4.0), List.of(1.0, 1.0, 1.0, 1.0, 1.0))
                        .medians("reference")
                        .get("speed"))
                .isEqualTo(3);
    }

    @Test
    void aCandidateIsHeldAgainstTheFirstOneOfTheSameRound() {
        // The machine is ten times slower in the second round; that says nothing about the candidates.
        Results results =
                measured(4, List.of(WHILE_COLD, 100.0, 10.0, 100.0, 100.0), List.of(WHILE_COLD, 80.0, 8.0, 80.0, 50.0));

        assertThat(results.ratio("reference", "speed")).isEqualTo(new Ratio(1, 1, 1));
        assertThat(results.ratio("other", "speed")).isEqualTo(new Ratio(0.8, 0.5, 0.8));
    }
}
