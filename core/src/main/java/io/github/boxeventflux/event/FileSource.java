package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file, as a user's streams show it.
 *
 * @param id the id
 * @param name the name
 * @param parent the folder that holds it
 * @param ownedBy whom it belongs to
 * @param size its length in bytes
 * @param sha1 the SHA-1 of its content, in hexadecimal
 * @param sequenceId the number of the last user event that was applied to it
 * @param etag changes with each change of the file
 * @param fields all fields in Box's order
 */
public record FileSource(
        @Nullable String id,
        @Nullable String name,
        @Nullable ParentFolder parent,
        @Nullable Actor ownedBy,
        @Nullable Long size,
        @Nullable String sha1,
        @Nullable String sequenceId,
        @Nullable String etag,
        Map<String, @Nullable Object> fields)
        implements ItemSource {
    @Override
    public String itemType() {
        return "file";
    }
}
