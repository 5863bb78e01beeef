package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that uses Box.
 *
 * @param id the id
 * @param name the name
 * @param apiKey its client id; not a secret
 * @param fields all fields in Box's order
 */
public record ApplicationSource(
        @Nullable String id,
        @Nullable String name,
        @Nullable String apiKey,
        Map<String, @Nullable Object> fields) implements EventSource {}
