package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web link, as a user's streams show it.
 *
 * @param id the id
 * @param name the name
 * @param parent the folder that holds it
 * @param ownedBy whom it belongs to
 * @param url the address it leads to
 * @param sequenceId the number of the last user event that was applied to it
 * @param etag changes with each change of the link
 * @param fields all fields in Box's order
 */
public record WebLinkSource(
        @Nullable String id,
        @Nullable String name,
        @Nullable ParentFolder parent,
        @Nullable Actor ownedBy,
        @Nullable String url,
        @Nullable String sequenceId,
        @Nullable String etag,
        Map<String, @Nullable Object> fields)
        implements ItemSource {
    @Override
    public String itemType() {
        return "web_link";
    }
}
