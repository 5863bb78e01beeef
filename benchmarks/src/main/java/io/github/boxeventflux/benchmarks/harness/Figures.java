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

    Set<String> names() {
        return values.keySet();
    }

    double get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @JsonValue
    private Map<String, Double> values() {
        return values;
    }
}
