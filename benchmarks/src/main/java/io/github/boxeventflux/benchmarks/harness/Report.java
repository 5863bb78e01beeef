package io.github.boxeventflux.benchmarks.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.boxeventflux.benchmarks.harness.Results.Ratio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Results for people and for programs.
 *
 * @param name of the measurement
 * @param settings what it was run with
 * @param results what came out
 * @param compared the figure that candidates are compared by
 * @param bounds what it is to come to
 */
public record Report(String name, Figures settings, Results results, String compared, List<Bound> bounds) {

    /** More do not fit beside each other. */
    private static final int WIDEST = 12;

    /** Judged by those bounds. */
    public static Report of(String name, Figures settings, Results results, String compared, Bound.Wanted... wanted) {
        List<Bound> bounds =
                Arrays.stream(wanted).map(bound -> bound.of(results)).toList();
        return new Report(name, settings, results, compared, bounds);
    }

    private record Document(
            String measurement,
            String java,
            String system,
            int processors,
            Figures settings,
            Map<String, Part> candidates,
            List<Bound> bounds) {}

    private record Part(Ratio ratio, Figures medians, List<Figures> rounds) {}

    /** A table for a page of Markdown: the ratio to the first candidate with its lowest and highest, and medians. */
    String table() {
        Set<String> figures = new LinkedHashSet<>();
        results.candidates()
                .forEach(candidate -> figures.addAll(results.medians(candidate).names()));
        return figures.size() > WIDEST ? tall(figures) : wide();
    }

    /** A line for each figure, with the last candidate's as a part of the first one's, where both have it. */
    private String tall(Set<String> figures) {
        List<String> candidates = List.copyOf(results.candidates());
        Figures first = results.medians(candidates.get(0));
        Figures last = results.medians(candidates.get(candidates.size() - 1));
        List<String> lines = new ArrayList<>();
        lines.add("| figure | " + String.join(" | ", candidates) + " | ratio |");
        lines.add("|---|" + "---:|".repeat(candidates.size() + 1));
        for (String figure : figures) {
            StringBuilder line = new StringBuilder("| ").append(figure);
            for (String candidate : candidates) {
                Figures medians = results.medians(candidate);
                line.append(" | ").append(medians.names().contains(figure) ? number(medians.get(figure)) : "");
            }
            boolean both = first.names().contains(figure) && last.names().contains(figure);
            lines.add(line.append(" | ")
                    .append(both ? format("%.2f", last.get(figure) / first.get(figure)) : "")
                    .append(" |")
                    .toString());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String wide() {
        List<String> lines = new ArrayList<>();
        for (String candidate : results.candidates()) {
            Figures medians = results.medians(candidate);
            if (lines.isEmpty()) {
                lines.add("| candidate | ratio | " + String.join(" | ", medians.names()) + " |");
                lines.add("|---|---" + "|---:".repeat(medians.names().size()) + "|");
            }
            Ratio ratio = results.ratio(candidate, compared);
            StringBuilder line = new StringBuilder("| ").append(candidate);
            line.append(format(" | %.2f (%.2f to %.2f)", ratio.median(), ratio.lowest(), ratio.highest()));
            for (String figure : medians.names()) {
                line.append(" | ").append(number(medians.get(figure)));
            }
            lines.add(line.append(" |").toString());
        }
        return String.join(System.lineSeparator(), lines);
    }

    boolean boundsHold() {
        return bounds.stream().allMatch(Bound::holds);
    }

    /** The bounds with what was reached. */
    String boundsTable() {
        List<String> lines = new ArrayList<>(List.of("| bound | reached | |", "|---|---:|---|"));
        bounds.forEach(bound -> lines.add(bound.line()));
        return String.join(System.lineSeparator(), lines);
    }

    /** Writes everything that was measured into a file of that directory, which it names. */
    Path write(Path directory) {
        Map<String, Part> candidates = new LinkedHashMap<>();
        for (String candidate : results.candidates()) {
            candidates.put(
                    candidate,
                    new Part(
                            results.ratio(candidate, compared), results.medians(candidate), results.rounds(candidate)));
        }
        Path file = directory.resolve(name + ".json");
        try {
            new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            file.toFile(),
                            new Document(
                                    name,
                                    Runtime.version().toString(),
                                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                                    Runtime.getRuntime().availableProcessors(),
                                    settings,
                                    candidates,
                                    bounds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String number(double value) {
        return format(value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
