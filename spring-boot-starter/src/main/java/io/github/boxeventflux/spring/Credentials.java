package io.github.boxeventflux.spring;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.reactor.BoxTokens;
import io.github.boxeventflux.spring.BoxEventStreamProperties.ClientCredentials;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.env.Environment;

/** Makes token providers of properties; one for each application and account, since it renews for all who share it. */
final class Credentials {

    private static final PropertyMapper MAP = PropertyMapper.get();
    private static final String CLIENT_CREDENTIALS = "client-credentials.";

    private final Environment environment;
    private final Map<ClientCredentials, AccessTokenProvider> providers = new ConcurrentHashMap<>();

    Credentials(Environment environment) {
        this.environment = environment;
    }

    /** Of what all streams have; {@code null} when there are none. */
    @Nullable
    AccessTokenProvider ofAll(BoxEventStreamProperties properties) {
        return of(properties, PropertyRefusals.ofAll(environment));
    }

    /** Of what a stream has for itself; {@code null} when there are none. */
    @Nullable
    AccessTokenProvider ofStream(String stream, BoxEventStreamProperties own) {
        return of(own, PropertyRefusals.ofStream(environment, stream));
    }

    private @Nullable AccessTokenProvider of(BoxEventStreamProperties properties, PropertyRefusals refusals) {
        String token = properties.accessToken();
        ClientCredentials application = properties.clientCredentials();
        if (token != null && application != null) {
            throw refusals.refusal(
                    "", "accessToken: beside client-credentials it is not allowed; allowed is one of them", null);
        }
        if (token != null) {
            return refusals.naming("", () -> AccessTokenProvider.fixed(token));
        }
        return application == null
                ? null
                : refusals.naming(
                        CLIENT_CREDENTIALS, () -> providers.computeIfAbsent(application, Credentials::renewed));
    }

    private static AccessTokenProvider renewed(ClientCredentials application) {
        ClientCredentialsGrant.Builder grant = ClientCredentialsGrant.builder();
        MAP.from(application::clientId).to(grant::clientId);
        MAP.from(application::clientSecret).to(grant::clientSecret);
        MAP.from(application::enterprise).to(grant::enterprise);
        MAP.from(application::user).to(grant::user);
        MAP.from(application::tokenUrl).to(grant::tokenUrl);
        return BoxTokens.clientCredentials(grant.build());
    }
}
