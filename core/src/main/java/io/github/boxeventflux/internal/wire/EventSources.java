package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.AdminItemSource;
import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.ApplicationSource;
import io.github.boxeventflux.event.BarrierSource;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.FileSource;
import io.github.boxeventflux.event.FolderSource;
import io.github.boxeventflux.event.GroupSource;
import io.github.boxeventflux.event.OtherSource;
import io.github.boxeventflux.event.ParentFolder;
import io.github.boxeventflux.event.UserSource;
import io.github.boxeventflux.event.WebLinkSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the shapes of {@code source} apart: by {@code type} where Box sends one, else by the fields that are there. */
final class EventSources {

    /** The types of which {@code id} is the id, whatever else there is. */
    private static final Set<String> WITH_ID = Set.of("file", "folder", "web_link", "user", "app_item", "application");

    private EventSources() {}

    /** One of which nothing is known: it is no object. */
    static EventSource ofNoObject() {
        return of(new Fields(Map.of()));
    }

    /** The object that starts at the current token. */
    static EventSource read(JsonParser parser) throws IOException {
        return of(new Fields(JsonValues.object(parser)));
    }

    /**
     * The id of the same. Where Box sends a type that names the shape, nothing is read behind the id: among the first
     * fields.
     */
    static @Nullable String readId(JsonParser parser) throws IOException {
        Fields scalars = new Fields(new HashMap<>());
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken().isScalarValue()) {
                scalars.all().put(name, JsonValues.value(parser));
            } else {
                parser.skipChildren();
            }
            if (scalars.has("id") && WITH_ID.contains(String.valueOf(scalars.text("type")))) {
                break;
            }
        }
        return of(scalars).id();
    }

    private static EventSource of(Fields fields) {
        String type = fields.text("type");
        return switch (type == null ? "" : type) {
            case "file" -> file(fields);
            case "folder" -> folder(fields);
            case "web_link" -> webLink(fields);
            case "user" -> new UserSource(fields.text("id"), fields.text("name"), fields.text("login"), fields.all());
            case "app_item" ->
                new AppItemSource(
                        fields.text("id"),
                        fields.text("app_item_type"),
                        fields.actor("user"),
                        fields.actor("group"),
                        fields.all());
            case "application" ->
                new ApplicationSource(fields.text("id"), fields.text("name"), fields.text("api_key"), fields.all());
            default -> withoutKnownType(fields);
        };
    }

    private static EventSource withoutKnownType(Fields fields) {
        if (fields.has("item_type") && fields.has("item_id")) {
            return adminItem(fields);
        }
        if (fields.has("file_id") || fields.has("folder_id")) {
            return collaboration(fields);
        }
        if (fields.has("group_id")) {
            return new GroupSource(fields.text("group_id"), fields.text("group_name"), fields.all());
        }
        if (fields.has("barrier_id")) {
            return new BarrierSource(fields.text("barrier_id"), fields.text("barrier_status"), fields.all());
        }
        return new OtherSource(
                fields.text("type"), fields.either("id", "item_id"), fields.either("name", "item_name"), fields.all());
    }

    private static FileSource file(Fields fields) {
        return new FileSource(
                fields.text("id"),
                fields.text("name"),
                fields.folder("parent"),
                fields.actor("owned_by"),
                fields.number("size"),
                fields.text("sha1"),
                fields.text("sequence_id"),
                fields.text("etag"),
                fields.all());
    }

    private static FolderSource folder(Fields fields) {
        return new FolderSource(
                fields.text("id"),
                fields.text("name"),
                fields.folder("parent"),
                fields.actor("owned_by"),
                fields.text("sequence_id"),
                fields.text("etag"),
                fields.all());
    }

    private static WebLinkSource webLink(Fields fields) {
        return new WebLinkSource(
                fields.text("id"),
                fields.text("name"),
                fields.folder("parent"),
                fields.actor("owned_by"),
                fields.text("url"),
                fields.text("sequence_id"),
                fields.text("etag"),
                fields.all());
    }

    private static AdminItemSource adminItem(Fields fields) {
        Fields classification = fields.fields("classification");
        return new AdminItemSource(
                String.valueOf(fields.text("item_type")),
                fields.text("item_id"),
                fields.text("item_name"),
                fields.folder("parent"),
                fields.actor("owned_by"),
                classification == null ? null : classification.text("name"),
                fields.all());
    }

    private static CollaborationSource collaboration(Fields fields) {
        String itemType = fields.has("file_id") ? "file" : "folder";
        return new CollaborationSource(
                itemType,
                fields.text(itemType + "_id"),
                fields.text(itemType + "_name"),
                fields.folder("parent"),
                fields.actor("owned_by"),
                fields.text("user_id"),
                fields.text("user_name"),
                fields.text("user_email"),
                fields.text("group_id"),
                fields.text("group_name"),
                fields.all());
    }

    /** Typed looks into an object whose fields may be missing or of any kind. */
    private record Fields(Map<String, @Nullable Object> all) {

        boolean has(String name) {
            return text(name) != null;
        }

        @Nullable
        String text(String name) {
            return JsonValues.textOrNumber(all.get(name));
        }

        @Nullable
        String either(String name, String other) {
            String text = text(name);
            return text == null ? text(other) : text;
        }

        @Nullable
        Long number(String name) {
            return all.get(name) instanceof Long number ? number : null;
        }

        @SuppressWarnings("unchecked")
        @Nullable
        Fields fields(String name) {
            return all.get(name) instanceof Map<?, ?> map ? new Fields((Map<String, @Nullable Object>) map) : null;
        }

        @Nullable
        Actor actor(String name) {
            Fields actor = fields(name);
            return actor == null
                    ? null
                    : new Actor(actor.text("type"), actor.text("id"), actor.text("name"), actor.text("login"));
        }

        @Nullable
        ParentFolder folder(String name) {
            Fields folder = fields(name);
            return folder == null ? null : new ParentFolder(folder.text("id"), folder.text("name"));
        }
    }
}
