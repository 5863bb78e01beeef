package io.github.boxeventflux.spring;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.env.Environment;

/** Makes the streams that the properties describe. */
record StreamFactory(
        BoxEventsProperties properties,
        BoxEventStreamProperties defaults,
        BoxEventsConnectionDetails details,
        Stores stores,
        ObjectProvider<FailurePolicy> failurePolicy,
        ObjectProvider<StreamOptionsCustomizer> customizers,
        Environment environment) {

    private static final PropertyMapper MAP = PropertyMapper.get();

    BoxEventStreams streams(BoxEventClient client) {
        if (properties.streams().isEmpty()) {
            return BoxEventStreams.of(
                    List.of(stream(client, properties.name(), null, PropertyRefusals.ofAll(environment))));
        }
        List<BoxEventStream> streams = new ArrayList<>();
        properties
                .streams()
                .forEach((name, own) ->
                        streams.add(stream(client, name, own, PropertyRefusals.ofStream(environment, name))));
        return BoxEventStreams.of(streams);
    }

    private BoxEventStream stream(
            BoxEventClient client, String name, @Nullable BoxEventStreamProperties own, PropertyRefusals refusals) {
        StreamOptions options = refusals.naming("", () -> options(name, own));
        ProcessOptions processOptions = refusals.naming("process.", () -> processOptions(own));
        return BoxEventStream.of(client, options, processOptions);
    }

    private StreamOptions options(String name, @Nullable BoxEventStreamProperties own) {
        StreamSettings settings = new StreamSettings();
        KeepingSettings keeping = new KeepingSettings(stores);
        for (BoxEventStreamProperties given : layers(own)) {
            settings.take(given);
            keeping.take(given);
        }
        StreamOptions.Builder options = settings.toBuilder().name(name);
        keeping.applyTo(options);
        MAP.from(details.apiUrl(name)).to(options::apiUrl);
        options.accessTokenProvider(tokens(name));
        options.trustedHosts(details.trustedHosts(name).toArray(String[]::new));
        customizers.orderedStream().forEach(customizer -> customizer.customize(name, options));
        return options.build();
    }

    private AccessTokenProvider tokens(String name) {
        AccessTokenProvider tokens = details.accessTokenProvider(name);
        if (tokens == null) {
            throw new UnusableConfigurationException(
                    "There is no access token for the stream \"" + name + "\" of Box.",
                    "Set box.events.access-token, or client-id, client-secret and enterprise or user of"
                            + " box.events.client-credentials, or define a bean of type AccessTokenProvider.");
        }
        return tokens;
    }

    private ProcessOptions processOptions(@Nullable BoxEventStreamProperties own) {
        ProcessSettings settings = new ProcessSettings();
        layers(own).forEach(given -> settings.take(given.process()));
        return settings.build(failurePolicy.getIfAvailable());
    }

    private List<BoxEventStreamProperties> layers(@Nullable BoxEventStreamProperties own) {
        return own == null ? List.of(defaults) : List.of(defaults, own);
    }
}
