package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file, folder or web link, as an enterprise's streams show it: by reference.
 *
 * @param itemType {@code file}, {@code folder} or {@code web_link}
 * @param id the id
 * @param name the name
 * @param parent the folder that holds it
 * @param ownedBy whom it belongs to
 * @param classification the name of its classification; {@code null} when it has none
 * @param fields all fields in Box's order
 */
public record AdminItemSource(
        String itemType,
        @Nullable String id,
        @Nullable String name,
        @Nullable ParentFolder parent,
        @Nullable Actor ownedBy,
        @Nullable String classification,
        Map<String, @Nullable Object> fields)
        implements ItemSource {}
