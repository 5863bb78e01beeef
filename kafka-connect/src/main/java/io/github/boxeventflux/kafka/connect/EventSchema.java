package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.ParentFolder;
import java.time.OffsetDateTime;
import java.util.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** An event as a structure. A field is only ever added, and then the version grows. */
final class EventSchema {

    private static final int VERSION = 1;
    private static final String NAMESPACE = "io.github.boxeventflux.";

    private static final Schema ACTOR = SchemaBuilder.struct()
            .name(NAMESPACE + "Actor")
            .version(VERSION)
            .optional()
            .doc("An account: who did something, or whom something belongs to.")
            .field("type", text("What kind of account, usually user."))
            .field("id", text("The account's id; 2 for somebody who was not logged in."))
            .field("name", text("The display name."))
            .field("login", text("The e-mail address; empty for somebody who was not logged in."))
            .build();

    private static final Schema SOURCE = SchemaBuilder.struct()
            .name(NAMESPACE + "Source")
            .version(VERSION)
            .optional()
            .doc("What an event is about.")
            .field("type", text("What it is: file, folder, web_link, user, group and so on, as Box calls it."))
            .field("id", text("Its id."))
            .field("name", text("Its name."))
            .field("parent_id", text("The id of the folder that holds it; 0 is the root."))
            .field("parent_name", text("The name of the folder that holds it."))
            .field("owned_by", ACTOR)
            .build();

    /** The structure of an event. */
    static final Schema EVENT = SchemaBuilder.struct()
            .name(NAMESPACE + "Event")
            .version(VERSION)
            .doc("An event of Box.")
            .field("account", required("The account whose stream told of it: a user's id or an enterprise's."))
            .field("stream_type", required("Which of its streams, as Box calls it."))
            .field("event_id", text("Box's id of the event, by which it is known when it comes again."))
            .field("event_type", required("What happened, as Box calls it; UNKNOWN when Box does not say."))
            .field("created_at", time("When it happened."))
            .field("recorded_at", time("When Box wrote it down."))
            .field("created_by", ACTOR)
            .field("action_by", ACTOR)
            .field("session_id", text("The session in which it was done."))
            .field("ip_address", text("The address that it came from, as Box wrote it."))
            .field("source", SOURCE)
            .field("json", required("All of the event as Box sent it, character for character."))
            .build();

    private static final Field ACCOUNT = EVENT.field("account");
    private static final Field STREAM_TYPE = EVENT.field("stream_type");
    private static final Field EVENT_ID = EVENT.field("event_id");
    private static final Field EVENT_TYPE = EVENT.field("event_type");
    private static final Field CREATED_AT = EVENT.field("created_at");
    private static final Field RECORDED_AT = EVENT.field("recorded_at");
    private static final Field CREATED_BY = EVENT.field("created_by");
    private static final Field ACTION_BY = EVENT.field("action_by");
    private static final Field SESSION_ID = EVENT.field("session_id");
    private static final Field IP_ADDRESS = EVENT.field("ip_address");
    private static final Field SOURCE_FIELD = EVENT.field("source");
    private static final Field JSON = EVENT.field("json");

    private static final Field ACTOR_TYPE = ACTOR.field("type");
    private static final Field ACTOR_ID = ACTOR.field("id");
    private static final Field ACTOR_NAME = ACTOR.field("name");
    private static final Field ACTOR_LOGIN = ACTOR.field("login");

    private static final Field SOURCE_TYPE = SOURCE.field("type");
    private static final Field SOURCE_ID = SOURCE.field("id");
    private static final Field SOURCE_NAME = SOURCE.field("name");
    private static final Field PARENT_ID = SOURCE.field("parent_id");
    private static final Field PARENT_NAME = SOURCE.field("parent_name");
    private static final Field OWNED_BY = SOURCE.field("owned_by");

    private EventSchema() {}

    static Struct structOf(BoxStream stream, Event event) {
        return new Struct(EVENT)
                .put(ACCOUNT, stream.account())
                .put(STREAM_TYPE, stream.streamType().value())
                .put(EVENT_ID, event.eventId())
                .put(EVENT_TYPE, event.eventType().value())
                .put(CREATED_AT, dateOf(event.createdAt()))
                .put(RECORDED_AT, dateOf(event.recordedAt()))
                .put(CREATED_BY, structOf(event.createdBy()))
                .put(ACTION_BY, structOf(event.actionBy()))
                .put(SESSION_ID, event.sessionId())
                .put(IP_ADDRESS, event.ipAddress())
                .put(SOURCE_FIELD, structOf(SourceFields.of(event.source())))
                .put(JSON, event.json());
    }

    private static @Nullable Struct structOf(@Nullable Actor actor) {
        return actor == null
                ? null
                : new Struct(ACTOR)
                        .put(ACTOR_TYPE, actor.type())
                        .put(ACTOR_ID, actor.id())
                        .put(ACTOR_NAME, actor.name())
                        .put(ACTOR_LOGIN, actor.login());
    }

    private static @Nullable Struct structOf(@Nullable SourceFields source) {
        if (source == null) {
            return null;
        }
        ParentFolder parent = source.parent();
        return new Struct(SOURCE)
                .put(SOURCE_TYPE, source.type())
                .put(SOURCE_ID, source.id())
                .put(SOURCE_NAME, source.name())
                .put(PARENT_ID, parent == null ? null : parent.id())
                .put(PARENT_NAME, parent == null ? null : parent.name())
                .put(OWNED_BY, structOf(source.ownedBy()));
    }

    private static @Nullable Date dateOf(@Nullable OffsetDateTime time) {
        return time == null ? null : Date.from(time.toInstant());
    }

    private static Schema text(String documentation) {
        return SchemaBuilder.string().optional().doc(documentation).build();
    }

    private static Schema required(String documentation) {
        return SchemaBuilder.string().doc(documentation).build();
    }

    private static Schema time(String documentation) {
        return Timestamp.builder().optional().doc(documentation).build();
    }
}
