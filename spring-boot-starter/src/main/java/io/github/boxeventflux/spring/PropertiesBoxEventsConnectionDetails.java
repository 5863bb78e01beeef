package io.github.boxeventflux.spring;

import io.github.boxeventflux.auth.AccessTokenProvider;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What the properties say: a stream's own first, then those of all. Between the two stands the application's provider. */
final class PropertiesBoxEventsConnectionDetails implements BoxEventsConnectionDetails {

    private final BoxEventsProperties properties;
    private final BoxEventStreamProperties defaults;
    private final Credentials credentials;
    private final ObjectProvider<AccessTokenProvider> provider;

    PropertiesBoxEventsConnectionDetails(
            BoxEventsProperties properties,
            BoxEventStreamProperties defaults,
            Credentials credentials,
            ObjectProvider<AccessTokenProvider> provider) {
        this.properties = properties;
        this.defaults = defaults;
        this.credentials = credentials;
        this.provider = provider;
    }

    @Override
    public @Nullable URI apiUrl(String stream) {
        return first(stream, BoxEventStreamProperties::apiUrl);
    }

    @Override
    public @Nullable AccessTokenProvider accessTokenProvider(String stream) {
        BoxEventStreamProperties own = properties.streams().get(stream);
        AccessTokenProvider ofStream = own == null ? null : credentials.ofStream(stream, own);
        return ofStream == null ? provider.getIfAvailable() : ofStream;
    }

    @Override
    public List<String> trustedHosts(String stream) {
        List<String> hosts = first(stream, BoxEventStreamProperties::trustedHosts);
        return hosts == null ? List.of() : hosts;
    }

    private <T> @Nullable T first(String stream, Function<BoxEventStreamProperties, @Nullable T> property) {
        BoxEventStreamProperties own = properties.streams().get(stream);
        T ofStream = own == null ? null : property.apply(own);
        return ofStream == null ? property.apply(defaults) : ofStream;
    }
}
