package io.github.boxeventflux.benchmarks.harness;

import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/**
 * What a measurement is to come to.
 *
 * @param text for people
 * @param reached what it came to
 * @param holds whether that is enough
 */
public record Bound(String text, double reached, boolean holds) {

    /** One that is to be judged when everything is measured. */
    public interface Wanted {

        /** Judges it. */
        Bound of(Results results);
    }

    /** A candidate's figure is to be at least so many times another's, in the median of all rounds. */
    public static Wanted atLeast(double factor, String reference, String figure, String candidate) {
        return times("at least", factor, reference, figure, candidate, reached -> reached >= factor);
    }

    /** A candidate's figure is to be at most so many times another's, in the median of all rounds. */
    public static Wanted atMost(double factor, String reference, String figure, String candidate) {
        return times("at most", factor, reference, figure, candidate, reached -> reached <= factor);
    }

    /** The median of a candidate's figure is to be at least that. */
    public static Wanted atLeast(double limit, String figure, String candidate) {
        return judged(
                "%s of %s: at least %s".formatted(figure, candidate, number(limit)),
                results -> results.median(candidate, figure),
                reached -> reached >= limit);
    }

    /** The median of a candidate's figure is to be at most that. */
    public static Wanted atMost(double limit, String figure, String candidate) {
        return judged(
                "%s of %s: at most %s".formatted(figure, candidate, number(limit)),
                results -> results.median(candidate, figure),
                reached -> reached <= limit);
    }

    /** The median of a candidate's figure is to be just that. */
    public static Wanted exactly(double value, String figure, String candidate) {
        return judged(
                "%s of %s: %s".formatted(figure, candidate, number(value)),
                results -> results.median(candidate, figure),
                reached -> reached == value);
    }

    private static Wanted times(
            String which, double factor, String reference, String figure, String candidate, DoublePredicate enough) {
        return judged(
                "%s of %s: %s %s × %s".formatted(figure, candidate, which, number(factor), reference),
                results -> results.ratio(candidate, reference, figure).median(),
                enough);
    }

    private static Wanted judged(String text, ToDoubleFunction<Results> reached, DoublePredicate enough) {
        return results -> {
            double value = reached.applyAsDouble(results);
            return new Bound(text, value, enough.test(value));
        };
    }

    String line() {
        return "| %s | %s | %s |".formatted(text, number(reached), holds ? "holds" : "**does not hold**");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
