package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.ApplicationSource;
import io.github.boxeventflux.event.BarrierSource;
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

/** What people call those who do something and that to which it is done. */
final class Names {

    private Names() {}

    /** Somebody. */
    static String of(@Nullable Actor actor) {
        if (actor == null) {
            return "somebody";
        }
        return actor.isAnonymous() ? "anonymous" : first(actor.name(), actor.login(), actor.id(), "somebody");
    }

    /** Something: each shape of source has its own way to say what it is. */
    static String of(@Nullable EventSource source) {
        if (source instanceof ItemSource item) {
            return called(item.itemType(), item) + in(item.parent());
        }
        if (source instanceof CollaborationSource share) {
            return called(first(share.itemType(), "item"), share) + in(share.parent()) + " with " + partner(share);
        }
        if (source instanceof UserSource user) {
            return "user " + of(user.asActor());
        }
        if (source instanceof GroupSource group) {
            return called("group", group);
        }
        if (source instanceof ApplicationSource application) {
            return called("application", application);
        }
        if (source instanceof BarrierSource barrier) {
            return called("information barrier", barrier) + (barrier.status() == null ? "" : " " + barrier.status());
        }
        if (source instanceof AppItemSource item) {
            Actor concerned = item.user() == null ? item.group() : item.user();
            return called(first(item.appItemType(), "app item"), item)
                    + (concerned == null ? "" : " for " + of(concerned));
        }
        if (source instanceof OtherSource other) {
            return called(first(other.type(), "something"), other);
        }
        return "-";
    }

    private static String called(String kind, EventSource source) {
        return kind + " " + first(source.name(), source.id(), "without a name");
    }

    private static String in(@Nullable ParentFolder folder) {
        // The folder 0 holds everything that is in no other.
        return folder == null || "0".equals(folder.id()) ? "" : " in " + first(folder.name(), folder.id(), "a folder");
    }

    private static String partner(CollaborationSource share) {
        return share.groupId() == null && share.groupName() == null
                ? first(share.userName(), share.userEmail(), share.userId(), "somebody")
                : "group " + first(share.groupName(), share.groupId(), "");
    }

    private static String first(@Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
