package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.GroupSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.OtherSource;
import io.github.boxeventflux.event.ParentFolder;
import io.github.boxeventflux.event.UserSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, for people.
 *
 * @param kind file, folder, user …; {@code null} when that is not known
 * @param name what it is called
 * @param detail where it is, or whom it is shared with
 */
record Subject(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String detail) {

    /** {@code null} for an event that is about nothing, as Box sends some. */
    static @Nullable Subject of(@Nullable EventSource source) {
        if (source == null) {
            return null;
        }
        if (source instanceof ItemSource item) {
            return new Subject(item.itemType(), called(item), in(item.parent()));
        }
        if (source instanceof CollaborationSource share) {
            String partner =
                    first(share.groupName(), share.userName(), share.userEmail(), share.groupId(), share.userId());
            return new Subject(share.itemType(), called(share), partner == null ? null : "with " + partner);
        }
        if (source instanceof UserSource user) {
            Actor actor = user.asActor();
            return new Subject("user", first(actor.name(), actor.login(), actor.id()), null);
        }
        if (source instanceof AppItemSource item) {
            return new Subject(item.appItemType(), called(item), null);
        }
        return new Subject(kind(source), called(source), null);
    }

    private static @Nullable String kind(EventSource source) {
        if (source instanceof GroupSource) {
            return "group";
        }
        return source instanceof OtherSource other ? other.type() : null;
    }

    private static @Nullable String called(EventSource source) {
        return first(source.name(), source.id());
    }

    private static @Nullable String in(@Nullable ParentFolder folder) {
        // The folder 0 holds everything that is in no other.
        String name = folder == null || "0".equals(folder.id()) ? null : first(folder.name(), folder.id());
        return name == null ? null : "in " + name;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
