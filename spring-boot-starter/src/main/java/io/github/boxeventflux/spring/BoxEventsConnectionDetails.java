package io.github.boxeventflux.spring;

import io.github.boxeventflux.auth.AccessTokenProvider;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where Box is and with whose token it is read. A bean of this type replaces what the properties say, and every
 * {@link AccessTokenProvider} bean: for tests, for instance, in which Box is a fake one.
 */
public interface BoxEventsConnectionDetails extends ConnectionDetails {

    /**
     * Where the Box API is.
     *
     * @param stream the name of a stream
     * @return {@code null} for the real one
     */
    default @Nullable URI apiUrl(String stream) {
        return null;
    }

    /**
     * Where a stream gets its tokens.
     *
     * @param stream its name
     * @return {@code null} when that is not known, which ends the start of the application
     */
    @Nullable
    AccessTokenProvider accessTokenProvider(String stream);

    /**
     * Hosts to which tokens may go besides Box's own.
     *
     * @param stream the name of a stream
     */
    default List<String> trustedHosts(String stream) {
        return List.of();
    }
}
