package io.github.boxeventflux.reactor.network;

import static io.github.boxeventflux.reactor.network.BehindNetwork.SOON;
import static io.github.boxeventflux.reactor.network.BehindNetwork.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.NetworkFault;
import io.github.boxeventflux.test.TestCertificate;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** TLS with trust of the application's own, and TLS that is broken on its way. */
class TlsTest {

    private static final TestCertificate BOX = TestCertificate.selfSigned("127.0.0.1");
    private static final TestCertificate READER = TestCertificate.selfSigned("reader");
    private static final TestCertificate STRANGER = TestCertificate.selfSigned("127.0.0.1");

    private final BehindNetwork network = new BehindNetwork(FakeBox.builder().tls(BOX));

    @AfterEach
    void close() {
        network.assertNothingIsLeft();
        network.close();
    }

    private static UnaryOperator<HttpClient> trusting(TestCertificate trusted) {
        return with(SslContextBuilder.forClient().trustManager(trusted.certificate()));
    }

    private static UnaryOperator<HttpClient> with(SslContextBuilder settings) {
        SslContext context = context(settings);
        return http -> http.secure(tls -> tls.sslContext(context));
    }

    private static SslContext context(SslContextBuilder settings) {
        try {
            return settings.build();
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoTrustsTheServersReadsAndPolls() {
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading = network.eventIds(network.options(), trusting(BOX)).subscribe(read::add);
        network.box().awaitHeldPolls(1, SOON);

        network.publish(0, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        assertThat(network.errors()).isEmpty();
        reading.dispose();
    }

    static Stream<UnaryOperator<HttpClient>> wrongTrust() {
        return Stream.of(UnaryOperator.identity(), trusting(STRANGER));
    }

    @ParameterizedTest
    @MethodSource("wrongTrust")
    void aCertificateThatNobodyVouchesForIsTriedAgainAndGetsNoToken(UnaryOperator<HttpClient> http) {
        network.eventIds(givingUp(network.options()), http)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("SSLHandshakeException from "))
                .verify(SOON);

        assertThat(network.errors()).isNotEmpty().hasOnlyElementsOfType(UnavailableException.class);
        assertThat(network.box().requests()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHostIsNotEnough() {
        TestCertificate elsewhere = TestCertificate.selfSigned("box.example");
        try (BehindNetwork other = new BehindNetwork(FakeBox.builder().tls(elsewhere))) {
            other.eventIds(givingUp(other.options()), trusting(elsewhere))
                    .as(StepVerifier::create)
                    .expectError(UnavailableException.class)
                    .verify(SOON);

            assertThat(other.box().requests()).isEmpty();
        }
    }

    @Test
    void aReaderMayShowACertificateOfItsOwn() {
        SslContextBuilder reader = SslContextBuilder.forClient()
                .trustManager(BOX.certificate())
                .keyManager(pem(READER.certificatePem()), pem(READER.privateKeyPem()));
        try (BehindNetwork strict =
                new BehindNetwork(FakeBox.builder().tls(BOX).clientCertificates(READER.certificate()))) {
            strict.publish(0, 3);

            strict.assertReads(3, strict.options(), with(reader));
            assertThat(strict.errors()).isEmpty();

            strict.eventIds(givingUp(strict.options()), trusting(BOX))
                    .as(StepVerifier::create)
                    .expectError(UnavailableException.class)
                    .verify(SOON);
        }
    }

    private static InputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<NetworkFault> cuts() {
        return Stream.of(NetworkFault.reset(), NetworkFault.close())
                .flatMap(end -> Stream.of(
                        end.afterRequestBytes(50),
                        end.afterAnswerBytes(3),
                        end.afterAnswerBytes(200),
                        end.afterAnswerBytes(10_000)));
    }

    /** In the greeting of either side, in a certificate, in a record of an answer. */
    static Stream<NetworkFault> spoilt() {
        NetworkFault garble = NetworkFault.garble();
        return Stream.of(
                garble,
                garble.afterRequestBytes(60),
                garble.afterAnswerBytes(1),
                garble.afterAnswerBytes(8),
                garble.afterAnswerBytes(200),
                garble.afterAnswerBytes(10_000));
    }

    @ParameterizedTest
    @MethodSource({"cuts", "spoilt"})
    void whatIsBrokenUnderTlsIsAskedForAgain(NetworkFault fault) {
        network.publish(0, 200);
        network.api().inject(fault);

        network.assertReads(200, network.options(), trusting(BOX));

        assertThat(network.errors()).singleElement().isInstanceOf(UnavailableException.class);
    }

    static Stream<SslProvider> providers() {
        return Stream.of(SslProvider.JDK, SslContext.defaultClientProvider()).distinct();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aConnectionOnWhichSomethingElseThanTlsComesIsClosed(SslProvider provider) {
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading = network.eventIds(
                        network.options(),
                        with(SslContextBuilder.forClient().sslProvider(provider).trustManager(BOX.certificate())))
                .subscribe(read::add);
        network.box().awaitHeldPolls(1, SOON);

        // The version of the record: nothing tells how long it is.
        network.api().breakAll(NetworkFault.garble().afterAnswerBytes(1));
        network.publish(0, 3);
        await().atMost(SOON).until(() -> !network.errors().isEmpty());
        network.api().heal();

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        reading.dispose();
    }

    @Test
    void aHandshakeThatFallsSilentIsGivenUp() {
        network.publish(0, 3);
        network.api().inject(NetworkFault.vanish().afterAnswerBytes(100));

        network.assertReads(
                3,
                network.options(),
                http -> http.secure(tls -> tls.sslContext(
                                context(SslContextBuilder.forClient().trustManager(BOX.certificate())))
                        .handshakeTimeout(Duration.ofMillis(500))));

        assertThat(network.errors().get(0))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("SslHandshakeTimeoutException");
        network.api().heal();
    }

    private static StreamOptions.Builder givingUp(StreamOptions.Builder options) {
        return options.retry(RetryOptions.builder()
                .firstBackoff(Duration.ofMillis(10))
                .maxBackoff(Duration.ofMillis(100))
                .giveUpAfter(Duration.ofSeconds(1))
                .build());
    }
}
