package io.github.boxeventflux.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a name, a number and a remark, below headings. */
final class Sheet {

    private static final double FEW = 100;

    private final List<String> lines = new ArrayList<>();

    Sheet heading(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(text);
        return this;
    }

    Sheet line(String name, double value, String remark) {
        lines.add(String.format(Locale.ROOT, "  %-44s %15s  %s", name, number(value), remark)
                .stripTrailing());
        return this;
    }

    /** All of it. */
    String text() {
        return String.join(System.lineSeparator(), lines);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < FEW && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }
}
