package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.ApplicationSource;
import io.github.boxeventflux.event.BarrierSource;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.GroupSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.OtherSource;
import io.github.boxeventflux.event.UserSource;
import org.jspecify.annotations.Nullable;

/** What kind of thing an event is about, in Box's words where Box says it. */
final class SourceType {

    private SourceType() {}

    /** {@code null} where nobody knows. */
    static @Nullable String of(EventSource source) {
        if (source instanceof ItemSource item) {
            return item.itemType();
        }
        if (source instanceof CollaborationSource share) {
            return share.itemType();
        }
        if (source instanceof AppItemSource item) {
            return item.appItemType();
        }
        if (source instanceof OtherSource other) {
            return other.type();
        }
        if (source instanceof UserSource) {
            return "user";
        }
        if (source instanceof GroupSource) {
            return "group";
        }
        if (source instanceof ApplicationSource) {
            return "application";
        }
        return source instanceof BarrierSource ? "information_barrier" : null;
    }
}
