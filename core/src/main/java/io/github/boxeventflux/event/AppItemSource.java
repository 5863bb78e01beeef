package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a Box application manages, such as a hub.
 *
 * @param id the id
 * @param appItemType what kind, for example {@code hubs}
 * @param user the account concerned
 * @param group the group concerned
 * @param fields all fields in Box's order
 */
public record AppItemSource(
        @Nullable String id,
        @Nullable String appItemType,
        @Nullable Actor user,
        @Nullable Actor group,
        Map<String, @Nullable Object> fields)
        implements EventSource {
    /** Always {@code null}: Box sends no name. */
    @Override
    public @Nullable String name() {
        return null;
    }
}
