package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {

    private static final String BOX = "https://api.box.com/2.0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://box.com/",
                "https://box.net/",
                "https://api.box.com/2.0/events",
                "https://2.realtime.services.box.net/subscribe?channel=a%2Bb&x=1",
                "https://REALTIME.Box.Net/subscribe",
                "HTTPS://rt.box.net/subscribe",
                "https://rt.box.net./subscribe",
                "https://rt.box.net:8443/subscribe",
            })
    void boxsOwnHostsAreCalledAsTheyAre(String url) {
        assertThat(callable(BOX, url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://notbox.com/",
                "https://notbox.net/",
                "https://box.com.evil.com/",
                "https://box.org/",
                "https://evil.com/box.com",
                "https://evil.com/?host=box.com",
                "https://evil.com#box.com",
                "https://box.com@evil.com/",
                "https://rt.box.com..evil.com/",
                "https://com/",
                "https://xn--bx-eka.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "http://localhost/",
                "https://169.254.169.254/",
            })
    void noOtherHostGetsAToken(String url) {
        assertThat(callable(BOX, url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@box.com/",
                "https://user:password@rt.box.net/",
                "https://@box.com/",
                "ftp://box.com/",
                "file:///box.com",
                "ws://rt.box.net/",
                "//box.com/",
                "box.com",
                "/subscribe",
                "mailto:someone@box.com",
                "https:///subscribe",
            })
    void whatIsNoPlainWebAddressGetsNone(String url) {
        assertThat(callable(BOX, url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://2.realtime.services.box.net/subscribe?channel=a%2Bb, "
                + "https://2.realtime.services.box.net/subscribe?channel=a%2Bb",
        "http://rt.box.net:80/s, https://rt.box.net/s",
        "HTTP://rt.box.net/s, https://rt.box.net/s",
        "http://rt.box.net:8080/s, https://rt.box.net:8080/s",
        "http://rt.box.net:443/s, https://rt.box.net:443/s",
    })
    void plainHttpBecomesHttps(String url, String called) {
        assertThat(callable(BOX, url)).hasToString(called);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000/2.0", "http://127.0.0.1:9000/2.0", "http://[::1]:9000/2.0"})
    void whereTheApiIsOnThisMachineAllOfItIsTrusted(String apiUrl) {
        assertThat(callable(apiUrl, "http://localhost:9001/s")).hasToString("http://localhost:9001/s");
        assertThat(callable(apiUrl, "http://LOCALHOST/s")).hasToString("http://LOCALHOST/s");
        assertThat(callable(apiUrl, "http://127.4.5.6:9002/s")).hasToString("http://127.4.5.6:9002/s");
        assertThat(callable(apiUrl, "http://[::1]/s")).hasToString("http://[::1]/s");
        assertThat(callable(apiUrl, "https://127.0.0.1/s")).hasToString("https://127.0.0.1/s");
        assertThat(callable(apiUrl, "http://10.0.0.1/s")).isNull();
        assertThat(callable(apiUrl, "http://127.0.0.1.evil.com/s")).isNull();
        assertThat(callable(apiUrl, "http://localhost.evil.com/s")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/s, https://api.example.com/s",
        "https://api.example.com:444/s, https://api.example.com:444/s",
        "https://events.example.org/s, https://events.example.org/s",
        "https://EVENTS.example.ORG/s, https://EVENTS.example.ORG/s",
        "http://events.example.org/s, https://events.example.org/s",
    })
    void theApisOwnHostAndNamedOnesAreTrusted(String url, String called) {
        assertThat(callable("https://api.example.com/2.0", url, "Events.example.org"))
                .hasToString(called);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sub.events.example.org/", "https://example.org/", "https://sub.api.example.com/"})
    void aNamedHostStandsForItselfAlone(String url) {
        assertThat(callable("https://api.example.com/2.0", url, "events.example.org"))
                .isNull();
    }

    private static URI callable(String apiUrl, String url, String... named) {
        TrustedHosts hosts = new TrustedHosts(
                options().apiUrl(URI.create(apiUrl)).trustedHosts(named).build());
        return hosts.callable(URI.create(url));
    }
}
