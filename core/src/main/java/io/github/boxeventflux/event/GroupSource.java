package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of users.
 *
 * @param id the id
 * @param name the name
 * @param fields all fields in Box's order
 */
public record GroupSource(@Nullable String id, @Nullable String name, Map<String, @Nullable Object> fields)
        implements EventSource {}
