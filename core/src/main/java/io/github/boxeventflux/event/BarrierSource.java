package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An information barrier of Box Shield.
 *
 * @param id the id
 * @param status for example {@code ENABLED}
 * @param fields all fields in Box's order
 */
public record BarrierSource(@Nullable String id, @Nullable String status, Map<String, @Nullable Object> fields)
        implements EventSource {
    /** Always {@code null}: a barrier has no name. */
    @Override
    public @Nullable String name() {
        return null;
    }
}
