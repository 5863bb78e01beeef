package io.github.boxeventflux.options;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens for an application itself: OAuth 2.0's client credentials grant, which Box gives to applications with
 * server authentication. It acts as the application's service account in an enterprise, or as one of its users.
 *
 * <pre>{@code
 * AccessTokenProvider tokens = BoxTokens.clientCredentials(ClientCredentialsGrant.builder()
 *         .clientId(clientId)
 *         .clientSecret(clientSecret)
 *         .enterprise("4711")
 *         .build());
 * }</pre>
 *
 * <p>It shows its secret to nobody: {@link #toString()} leaves it out.
 */
public final class ClientCredentialsGrant {

    private final String clientId;
    private final String clientSecret;
    private final Subject subject;
    private final URI tokenUrl;
    private final RenewalOptions renewal;

    private ClientCredentialsGrant(Builder builder) {
        clientId = GrantCheck.visible("clientId", builder.clientId);
        clientSecret = GrantCheck.secret("clientSecret", builder.clientSecret);
        subject = subject(builder.enterprise, builder.user);
        tokenUrl = GrantCheck.tokenUrl(builder.tokenUrl);
        renewal = builder.renewal;
    }

    /** Starts from the defaults. The application and whom it acts as must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#clientId(String)}. */
    public String clientId() {
        return clientId;
    }

    /** See {@link Builder#clientSecret(String)}. */
    public String clientSecret() {
        return clientSecret;
    }

    /** Whom it acts as. */
    public Subject subject() {
        return subject;
    }

    /** See {@link Builder#tokenUrl(URI)}. */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /** See {@link Builder#renewal(RenewalOptions)}. */
    public RenewalOptions renewal() {
        return renewal;
    }

    /** Which application, and whom it acts as; never the secret. */
    @Override
    public String toString() {
        return "ClientCredentialsGrant[clientId=" + clientId + ", " + subject.type() + "=" + subject.id() + "]";
    }

    private static Subject subject(@Nullable String enterprise, @Nullable String user) {
        GrantCheck.oneOf("enterprise", enterprise, "user", user);
        return user == null
                ? new Subject("enterprise", GrantCheck.visible("enterprise", enterprise))
                : new Subject("user", GrantCheck.visible("user", user));
    }

    /**
     * Whom an application acts as.
     *
     * @param type {@code enterprise} or {@code user}, Box's {@code box_subject_type}
     * @param id Box's {@code box_subject_id}
     */
    public record Subject(String type, String id) {}

    /** Collects the settings; {@link #build()} refuses what cannot work. */
    public static final class Builder {

        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private @Nullable String enterprise;
        private @Nullable String user;
        private URI tokenUrl = GrantCheck.BOX;
        private RenewalOptions renewal = RenewalOptions.defaults();

        private Builder() {}

        /** The application's client id, as Box's developer console shows it. Must be set. */
        public Builder clientId(String value) {
            clientId = Objects.requireNonNull(value, "clientId");
            return this;
        }

        /** The application's client secret. Must be set. */
        public Builder clientSecret(String value) {
            clientSecret = Objects.requireNonNull(value, "clientSecret");
            return this;
        }

        /** The enterprise, by its id, as whose service account the application acts. Either this or {@link #user(String)}. */
        public Builder enterprise(String value) {
            enterprise = Objects.requireNonNull(value, "enterprise");
            return this;
        }

        /** The user, by its id, as whom the application acts. Either this or {@link #enterprise(String)}. */
        public Builder user(String value) {
            user = Objects.requireNonNull(value, "user");
            return this;
        }

        /**
         * Where Box gives out tokens.
         *
         * @param value an {@code https} address with a host, without user, query or fragment; {@code http} only on
         *     this machine. By default {@code https://api.box.com/oauth2/token}
         */
        public Builder tokenUrl(URI value) {
            tokenUrl = Objects.requireNonNull(value, "tokenUrl");
            return this;
        }

        /** When the access token is renewed, and how failures are met. */
        public Builder renewal(RenewalOptions value) {
            renewal = Objects.requireNonNull(value, "renewal");
            return this;
        }

        /**
         * The grant.
         *
         * @throws IllegalArgumentException when something is missing or cannot work; the message names the option, and
         *     the value unless it is a secret
         */
        public ClientCredentialsGrant build() {
            return new ClientCredentialsGrant(this);
        }
    }
}
