package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Box that speaks TLS, to the JDK's client, which checks the certificate and the host. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final TestCertificate certificate = TestCertificate.selfSigned("127.0.0.1", "localhost", "::1");

    @Test
    void whoTrustsTheCertificateReads() throws Exception {
        try (FakeBox box = FakeBox.builder().tls(certificate).start()) {
            assertThat(box.apiUrl()).hasScheme("https");
            assertThat(box.realtimeUrls()).allSatisfy(url -> assertThat(url).hasScheme("https"));

            assertThat(read(box.apiUrl(), trusting(certificate), null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theCertificateIsForEachOfItsNames() throws Exception {
        try (FakeBox box = FakeBox.builder().tls(certificate).start()) {
            URI byName = URI.create("https://localhost:" + box.apiUrl().getPort() + "/2.0");

            assertThat(read(byName, trusting(certificate), null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoTrustsAnotherDoesNot() throws Exception {
        TestCertificate other = TestCertificate.selfSigned("127.0.0.1");
        try (FakeBox box = FakeBox.builder().tls(certificate).start()) {
            assertThatThrownBy(() -> read(box.apiUrl(), trusting(other), null))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(box.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotEnough() throws Exception {
        TestCertificate elsewhere = TestCertificate.selfSigned("box.example");
        try (FakeBox box = FakeBox.builder().tls(elsewhere).start()) {
            assertThatThrownBy(() -> read(box.apiUrl(), trusting(elsewhere), null))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void aClientMayHaveToShowACertificate() throws Exception {
        TestCertificate known = TestCertificate.selfSigned("reader");
        TestCertificate unknown = TestCertificate.selfSigned("stranger");
        try (FakeBox box = FakeBox.builder()
                .tls(certificate)
                .clientCertificates(known.certificate())
                .start()) {
            assertThat(read(box.apiUrl(), trusting(certificate), known).statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> read(box.apiUrl(), trusting(certificate), null))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> read(box.apiUrl(), trusting(certificate), unknown))
                    .isInstanceOf(IOException.class);
            assertThat(box.requests()).hasSize(1);
        }
    }

    @Test
    void clientCertificatesNeedTls() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeBox.builder()
                        .clientCertificates(certificate.certificate())
                        .start())
                .withMessage("clientCertificates: not allowed without tls");
    }

    @Test
    void whatIsBrokenInTheClearIsBrokenUnderTls() throws Exception {
        try (FakeBox box = FakeBox.builder().tls(certificate).start()) {
            box.inject(Call.READ_EVENTS, Fault.cut(), Fault.garbage(), Fault.reset());

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> read(box.apiUrl(), trusting(certificate), null))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aCertificateIsWhatItsPemSays() throws Exception {
        Collection<?> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(certificate.certificatePem().getBytes(StandardCharsets.US_ASCII)));
        String key = certificate.privateKeyPem().replaceAll("-----[A-Z ]+-----", "");

        assertThat(read).isEqualTo(List.of(certificate.certificate()));
        assertThat(KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key))))
                .isEqualTo(certificate.privateKey());
    }

    @Test
    void aCertificateVouchesForItself() throws Exception {
        certificate.certificate().verify(certificate.certificate().getPublicKey());
        certificate.certificate().checkValidity();

        assertThat(certificate.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=127.0.0.1");
        assertThat(certificate.certificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("127.0.0.1", "localhost", "0:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 1_000})
    void aCertificateMayHaveAnyNumberOfNames(int count) throws Exception {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "host-" + i + ".example";
        }

        assertThat(TestCertificate.selfSigned(names).certificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly((Object[]) names);
    }

    @Test
    void aCertificateNeedsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(TestCertificate::selfSigned)
                .withMessage("names: none is not allowed; allowed is one and more");
    }

    private static HttpResponse<String> read(URI apiUrl, TrustManagerFactory trust, TestCertificate shown)
            throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown == null ? null : showing(shown), trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        return client.send(
                HttpRequest.newBuilder(URI.create(apiUrl + "/events"))
                        .timeout(Http.SOON)
                        .header("Authorization", "Bearer t")
                        .build(),
                BodyHandlers.ofString());
    }

    private static TrustManagerFactory trusting(TestCertificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("box", certificate.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyManager[] showing(TestCertificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("me", certificate.privateKey(), PASSWORD, new java.security.cert.Certificate[] {
            certificate.certificate()
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        return keys.getKeyManagers();
    }
}
