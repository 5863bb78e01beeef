package io.github.boxeventflux.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, or whom something belongs to. Everything else that Box says of the account is in
 * {@link Event#json()}.
 *
 * @param type what kind of account, usually {@code user}; {@code null} when Box left it out
 * @param id the account's id, as text whether Box sent text or a number
 * @param name the display name
 * @param login the e-mail address; Box sends an empty one for an anonymous user
 */
public record Actor(
        @Nullable String type,
        @Nullable String id,
        @Nullable String name,
        @Nullable String login) {

    private static final String ANONYMOUS_ID = "2";

    /** Whether Box speaks of somebody who was not logged in, which it does with the user id 2. */
    public boolean isAnonymous() {
        return ANONYMOUS_ID.equals(id);
    }
}
