package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.options.StreamOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Whose calls Box counts together, as far as can be seen from here.
 *
 * @param scheduler tells the time for them; of another one, such as virtual time, the times cannot be compared
 */
record Account(AccessTokenProvider tokens, @Nullable String asUser, URI apiUrl, Scheduler scheduler) {

    static Account of(StreamOptions options, StreamTime time) {
        return new Account(options.accessTokenProvider(), options.asUser(), options.apiUrl(), time.scheduler());
    }

    /** Not the provider, which may be anything, and say anything. */
    @Override
    public String toString() {
        return "Account[" + (asUser == null ? "" : "asUser=" + asUser + ", ") + "apiUrl=" + apiUrl + "]";
    }
}
