package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param id the id
 * @param name the name
 * @param login the e-mail address
 * @param fields all fields in Box's order
 */
public record UserSource(
        @Nullable String id,
        @Nullable String name,
        @Nullable String login,
        Map<String, @Nullable Object> fields) implements EventSource {
    /** The same account as an actor. */
    public Actor asActor() {
        return new Actor("user", id, name, login);
    }
}
