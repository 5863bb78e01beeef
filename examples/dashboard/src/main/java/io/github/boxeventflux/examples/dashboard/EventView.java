package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as a browser gets it.
 *
 * @param eventId Box's id
 * @param type Box's name of what happened
 * @param createdAt when it happened
 * @param receivedAt when it came here
 * @param actor who did it
 * @param subject what it is about
 * @param json what Box sent, character for character; as text, since a browser would round its numbers
 */
record EventView(
        @Nullable String eventId,
        String type,
        @Nullable OffsetDateTime createdAt,
        Instant receivedAt,
        @Nullable Person actor,
        @Nullable Subject subject,
        String json) {

    /** Somebody. */
    record Person(
            @Nullable String id,
            @Nullable String name,
            @Nullable String login) {

        private static @Nullable Person of(@Nullable Actor actor) {
            if (actor == null) {
                return null;
            }
            return new Person(actor.id(), actor.isAnonymous() ? "Anonymous" : actor.name(), actor.login());
        }
    }

    static EventView of(Event event, Instant receivedAt) {
        return new EventView(
                event.eventId(),
                event.eventType().value(),
                event.createdAt(),
                receivedAt,
                Person.of(event.createdBy()),
                Subject.of(event.source()),
                event.json());
    }
}
