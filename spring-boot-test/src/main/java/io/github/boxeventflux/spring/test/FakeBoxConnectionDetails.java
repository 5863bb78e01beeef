package io.github.boxeventflux.spring.test;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.spring.BoxEventsConnectionDetails;
import io.github.boxeventflux.test.FakeBox;
import java.net.URI;
import java.util.List;

/** Where a fake Box is, and a token that it accepts. */
record FakeBoxConnectionDetails(FakeBox box) implements BoxEventsConnectionDetails {

    @Override
    public URI apiUrl(String stream) {
        return box.apiUrl();
    }

    @Override
    public AccessTokenProvider accessTokenProvider(String stream) {
        return AccessTokenProvider.fixed(box.token());
    }

    @Override
    public List<String> trustedHosts(String stream) {
        return box.realtimeUrls().stream().map(URI::getHost).distinct().toList();
    }
}
