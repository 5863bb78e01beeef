package io.github.boxeventflux.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What was measured once, by name; each name says its unit. */
public final class Figures {

    private final Map<String, Double> values;

    /** None yet. */
    public Figures() {
        this(new LinkedHashMap<>());
    }

    @JsonCreator
    private Figures(Map<String, Double> values) {
        this.values = values;
    }

    /** Adds one. */
    public Figures with(String name, double value) {
        values.put(name, value);
        return this;
    }

    /** Adds all of those. */
    public Figures with(Figures others) {
        values.putAll(others.values);
        return this;
    }

    /** Adds the others' values to those of the same names. */
    public void plus(Figures others) {
        others.values.forEach((name, value) -> values.merge(name, value, Double::sum));
    }

    Set<String> names() {
        return values.keySet();
    }

    /** One of them. */
    public double get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    @JsonValue
    private Map<String, Double> values() {
        return values;
    }
}
