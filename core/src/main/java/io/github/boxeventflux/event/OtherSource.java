package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shape that this version does not know.
 *
 * @param type what Box calls it; {@code null} when it does not say
 * @param id its {@code id} or {@code item_id}
 * @param name its {@code name} or {@code item_name}
 * @param fields all fields in Box's order
 */
public record OtherSource(
        @Nullable String type,
        @Nullable String id,
        @Nullable String name,
        Map<String, @Nullable Object> fields) implements EventSource {}
