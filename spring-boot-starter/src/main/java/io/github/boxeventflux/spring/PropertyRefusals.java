package io.github.boxeventflux.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Says of an option that the library refuses which property it was, and where that stands. */
final class PropertyRefusals {

    private static final String ROOT = "box.events.";
    private static final Map<String, String> RENAMED = Map.of(
            "startAt",
            "start",
            "eventType",
            "event-types",
            "checkpointStore",
            "checkpoint.store",
            "requestBudget.perMinute",
            "request-budget");

    private final Environment environment;
    private final List<String> prefixes;

    private PropertyRefusals(Environment environment, List<String> prefixes) {
        this.environment = environment;
        this.prefixes = prefixes;
    }

    /** Of what stands directly under {@code box.events}. */
    static PropertyRefusals ofAll(Environment environment) {
        return new PropertyRefusals(environment, List.of(ROOT));
    }

    /** Of a stream that has properties of its own, which win over those of all. */
    static PropertyRefusals ofStream(Environment environment, String stream) {
        String own = ConfigurationPropertyName.isValid(stream) ? "." + stream : "[" + stream + "]";
        return new PropertyRefusals(environment, List.of(ROOT + "streams" + own + ".", ROOT));
    }

    /**
     * What the work gives.
     *
     * @param group the group of properties that it is about, with a dot at its end, or nothing
     */
    <T> T naming(String group, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw refusal(group, Objects.requireNonNullElse(e.getMessage(), ""), e);
        }
    }

    /** Refuses a property in the library's words: the option, a colon, the value, what is allowed. */
    UnusableConfigurationException refusal(String group, String message, @Nullable Throwable cause) {
        int colon = message.indexOf(':');
        String option = colon < 0 ? "" : message.substring(0, colon).split(" ", 2)[0];
        String property = group + RENAMED.getOrDefault(option, dashed(option));
        String name = prefixOf(property) + property;
        String action = "Correct " + name + origin(name);
        return new UnusableConfigurationException(
                colon < 0 ? name + ": " + message : name + message.substring(colon), action, cause);
    }

    /** As {@code pageLimit} is {@code page-limit} among properties. */
    private static String dashed(String option) {
        return option.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The first under which it is set; else the stream's own. */
    private String prefixOf(String property) {
        return prefixes.stream()
                .filter(prefix -> isSet(prefix + property))
                .findFirst()
                .orElse(prefixes.get(0));
    }

    private boolean isSet(String name) {
        ConfigurationPropertyName property = ConfigurationPropertyName.of(name);
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .anyMatch(source -> source.getConfigurationProperty(property) != null
                        || source.containsDescendantOf(property) == ConfigurationPropertyState.PRESENT);
    }

    private String origin(String name) {
        ConfigurationPropertyName property = ConfigurationPropertyName.of(name);
        List<Origin> origins = new ArrayList<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            ConfigurationProperty value = source.getConfigurationProperty(property);
            if (value != null && value.getOrigin() != null) {
                origins.add(value.getOrigin());
            }
        });
        return origins.isEmpty() ? "." : " in " + origins.get(0) + ".";
    }
}
