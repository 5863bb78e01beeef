package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.OtherSource;
import org.jspecify.annotations.Nullable;

/**
 * The thing that an event is about.
 *
 * @param kind tells things of different kinds with the same id apart; a file is the same on every stream and in every share
 */
record SourceKey(@Nullable Object kind, String id) {

    /** {@code null} where the event does not say. */
    static @Nullable SourceKey of(Event event) {
        EventSource source = event.source();
        String id = source == null ? null : source.id();
        return source == null || id == null ? null : new SourceKey(kindOf(source), id);
    }

    private static @Nullable Object kindOf(EventSource source) {
        if (source instanceof ItemSource item) {
            return item.itemType();
        }
        if (source instanceof CollaborationSource share) {
            return share.itemType();
        }
        return source instanceof OtherSource other ? other.type() : source.getClass();
    }
}
