package io.github.boxeventflux.options;

import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Access tokens for a user who has once signed in: OAuth 2.0's refresh token grant. Box gives a new refresh token with every
 * access token; the one before is used up, and whoever loses the new one must let the user sign in again. So it is stored
 * first: the access token that came with it is used when {@link Builder#storedBy} has completed, and not before.
 *
 * <pre>{@code
 * AccessTokenProvider tokens = BoxTokens.refreshToken(RefreshTokenGrant.builder()
 *         .clientId(clientId)
 *         .clientSecret(clientSecret)
 *         .loadedBy(() -> vault.read("box"))
 *         .storedBy(refreshToken -> vault.write("box", refreshToken))
 *         .build());
 * }</pre>
 *
 * <p>One refresh token serves one provider at a time: two that renew with the same one take it away from each other. It
 * shows its secrets to nobody: {@link #toString()} leaves them out.
 */
public final class RefreshTokenGrant {

    private final String clientId;
    private final String clientSecret;
    private final @Nullable String refreshToken;
    private final @Nullable Supplier<? extends Publisher<String>> loadedBy;
    private final Function<String, ? extends Publisher<?>> storedBy;
    private final URI tokenUrl;
    private final RenewalOptions renewal;

    private RefreshTokenGrant(Builder builder) {
        clientId = GrantCheck.visible("clientId", builder.clientId);
        clientSecret = GrantCheck.secret("clientSecret", builder.clientSecret);
        GrantCheck.oneOf("refreshToken", builder.refreshToken, "loadedBy", builder.loadedBy);
        loadedBy = builder.loadedBy;
        refreshToken = loadedBy == null ? GrantCheck.secret("refreshToken", builder.refreshToken) : null;
        if (builder.storedBy == null) {
            throw new IllegalArgumentException(
                    "storedBy: is missing; a refresh token is used up by each renewal, and the new one must be kept");
        }
        storedBy = builder.storedBy;
        tokenUrl = GrantCheck.tokenUrl(builder.tokenUrl);
        renewal = builder.renewal;
    }

    /** Starts from the defaults. The application, where a refresh token comes from and where it goes must be set. */
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

    /** See {@link Builder#refreshToken(String)}; {@code null} when it is loaded. */
    public @Nullable String refreshToken() {
        return refreshToken;
    }

    /** See {@link Builder#loadedBy(Supplier)}; {@code null} when the first one was given. */
    public @Nullable Supplier<? extends Publisher<String>> loadedBy() {
        return loadedBy;
    }

    /** See {@link Builder#storedBy(Function)}. */
    public Function<String, ? extends Publisher<?>> storedBy() {
        return storedBy;
    }

    /** See {@link Builder#tokenUrl(URI)}. */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /** See {@link Builder#renewal(RenewalOptions)}. */
    public RenewalOptions renewal() {
        return renewal;
    }

    /** Which application; never a secret. */
    @Override
    public String toString() {
        return "RefreshTokenGrant[clientId=" + clientId + "]";
    }

    /** Collects the settings; {@link #build()} refuses what cannot work. */
    public static final class Builder {

        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private @Nullable String refreshToken;
        private @Nullable Supplier<? extends Publisher<String>> loadedBy;
        private @Nullable Function<String, ? extends Publisher<?>> storedBy;
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

        /**
         * The refresh token to begin with: the one that the sign-in gave, or the one that was stored last. From then on
         * each is kept in memory until the next one is stored. Either this or {@link #loadedBy(Supplier)}.
         */
        public Builder refreshToken(String value) {
            refreshToken = Objects.requireNonNull(value, "refreshToken");
            return this;
        }

        /**
         * Where the refresh token is read before each renewal, so that of several replicas that share a store the next
         * one to read a stream goes on with what the last one has left. Either this or {@link #refreshToken(String)}.
         *
         * @param value gives a publisher of the token that was stored last. It is subscribed to where blocking is allowed
         */
        public Builder loadedBy(Supplier<? extends Publisher<String>> value) {
            loadedBy = Objects.requireNonNull(value, "loadedBy");
            return this;
        }

        /**
         * How a new refresh token is stored. Only when that has completed is the access token used that came with it. When
         * it fails, or takes longer than {@code renewal.answerTimeout}, nothing is used, and the same refresh token is
         * handed over again after a pause, until it is stored; so storing the same one twice must do no harm. Must be set.
         *
         * @param value gives a publisher that completes when the token would survive a crash; its elements are ignored. It
         *     is subscribed to where blocking is allowed
         */
        public Builder storedBy(Function<String, ? extends Publisher<?>> value) {
            storedBy = Objects.requireNonNull(value, "storedBy");
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
        public RefreshTokenGrant build() {
            return new RefreshTokenGrant(this);
        }
    }
}
