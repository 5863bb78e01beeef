package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.ParentFolder;
import org.jspecify.annotations.Nullable;

/**
 * What the shapes that an event can be about have in common.
 *
 * @param type what it is, as Box calls it; of a share, what is shared
 * @param id its id; of a share, that of what is shared
 * @param name its name
 * @param parent the folder that holds it
 * @param ownedBy whom it belongs to
 */
record SourceFields(
        @Nullable String type,
        @Nullable String id,
        @Nullable String name,
        @Nullable ParentFolder parent,
        @Nullable Actor ownedBy) {

    static @Nullable SourceFields of(@Nullable EventSource source) {
        if (source == null) {
            return null;
        }
        if (source instanceof ItemSource item) {
            return new SourceFields(item.itemType(), item.id(), item.name(), item.parent(), item.ownedBy());
        }
        if (source instanceof CollaborationSource share) {
            return new SourceFields(share.itemType(), share.id(), share.name(), share.parent(), share.ownedBy());
        }
        Object type = source.fields().get("type");
        return new SourceFields(type == null ? null : type.toString(), source.id(), source.name(), null, null);
    }
}
