package io.github.boxeventflux.examples.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.event.ParentFolder;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a CSV file. Where Box did not say it, a cell is empty; times have the offset that Box sent.
 *
 * @param title its name in the first row
 * @param cell what stands in an event's row
 */
record Column(String title, Function<Event, @Nullable String> cell) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order of the file. */
    static final List<Column> ALL = List.of(
            new Column("event_id", Event::eventId),
            new Column("event_type", event -> event.eventType().value()),
            new Column("created_at", event -> time(event.createdAt())),
            new Column("created_by_id", event -> of(event.createdBy(), Actor::id)),
            new Column("created_by_name", event -> of(event.createdBy(), Actor::name)),
            new Column("created_by_login", event -> of(event.createdBy(), Actor::login)),
            new Column("action_by_id", event -> of(event.actionBy(), Actor::id)),
            new Column("action_by_name", event -> of(event.actionBy(), Actor::name)),
            new Column("action_by_login", event -> of(event.actionBy(), Actor::login)),
            new Column("ip_address", Event::ipAddress),
            new Column("session_id", Event::sessionId),
            new Column("source_type", event -> of(event.source(), SourceType::of)),
            new Column("source_id", event -> of(event.source(), EventSource::id)),
            new Column("source_name", event -> of(event.source(), EventSource::name)),
            new Column("parent_id", event -> of(parent(event), ParentFolder::id)),
            new Column("parent_name", event -> of(parent(event), ParentFolder::name)),
            new Column("owned_by_id", event -> of(owner(event), Actor::id)),
            new Column("owned_by_name", event -> of(owner(event), Actor::name)),
            new Column("owned_by_login", event -> of(owner(event), Actor::login)),
            new Column("shared_with_id", event -> of(share(event), share -> first(share.userId(), share.groupId()))),
            new Column(
                    "shared_with_name", event -> of(share(event), share -> first(share.userName(), share.groupName()))),
            new Column("shared_with_login", event -> of(share(event), CollaborationSource::userEmail)),
            new Column("additional_details", event -> json(event.additionalDetails())));

    /** Its cell in that event's row. */
    @Nullable
    String of(Event event) {
        return cell.apply(event);
    }

    private static <T> @Nullable String of(@Nullable T part, Function<T, @Nullable String> value) {
        return part == null ? null : value.apply(part);
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable CollaborationSource share(Event event) {
        return event.source() instanceof CollaborationSource share ? share : null;
    }

    private static @Nullable ParentFolder parent(Event event) {
        CollaborationSource share = share(event);
        return event.source() instanceof ItemSource item ? item.parent() : share == null ? null : share.parent();
    }

    private static @Nullable Actor owner(Event event) {
        CollaborationSource share = share(event);
        return event.source() instanceof ItemSource item ? item.ownedBy() : share == null ? null : share.ownedBy();
    }

    private static @Nullable String json(Map<String, @Nullable Object> details) {
        try {
            return details.isEmpty() ? null : JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON is none", e);
        }
    }
}
