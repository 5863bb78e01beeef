package io.github.boxeventflux.reactor.network;

import static io.github.boxeventflux.reactor.network.BehindNetwork.SOON;
import static io.github.boxeventflux.reactor.network.BehindNetwork.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.TestCertificate;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;

/** Box over a proxy that wants to know who calls, given with the application's client. */
class ForwardProxyTest {

    private static final String USER = "reader";
    private static final String PASSWORD = "open sesame";

    private final ForwardProxy proxy = new ForwardProxy(USER, PASSWORD);
    private final TestCertificate certificate = TestCertificate.selfSigned("127.0.0.1");
    private final BehindNetwork network = new BehindNetwork(FakeBox.builder().tls(certificate));
    private final SslContext trusting = trusting();

    @AfterEach
    void close() throws IOException {
        network.assertNothingIsLeft();
        network.close();
        proxy.close();
    }

    private SslContext trusting() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(certificate.certificate())
                    .build();
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }

    private HttpClient through(HttpClient http, String password) {
        return http.secure(tls -> tls.sslContext(trusting))
                .proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                        .host("127.0.0.1")
                        .port(proxy.port())
                        .username(USER)
                        .password(user -> password));
    }

    @Test
    void everyCallGoesThroughTheProxy() {
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading = network.eventIds(network.options(), http -> through(http, PASSWORD))
                .subscribe(read::add);
        network.box().awaitHeldPolls(1, SOON);

        network.publish(0, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        assertThat(network.errors()).isEmpty();
        reading.dispose();
        int connections = network.api().connections() + network.realtime().connections();
        assertThat(proxy.requests())
                .contains(
                        "CONNECT 127.0.0.1:" + network.api().port() + " HTTP/1.1",
                        "CONNECT 127.0.0.1:" + network.realtime().port() + " HTTP/1.1")
                .hasSizeGreaterThanOrEqualTo(connections);
    }

    @Test
    void aProxyThatRefusesIsTriedAgainAndNobodyElseIsCalled() {
        network.eventIds(
                        network.options()
                                .retry(RetryOptions.builder()
                                        .firstBackoff(Duration.ofMillis(10))
                                        .giveUpAfter(Duration.ofSeconds(1))
                                        .build()),
                        http -> through(http, "guess"))
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("HttpProxyConnectException")
                        .hasMessageNotContainingAny("guess", network.box().token()))
                .verify(SOON);

        assertThat(proxy.requests()).isNotEmpty();
        assertThat(network.api().connections()).isZero();
    }
}
