package io.github.boxeventflux.test;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that vouches for itself, made on the spot with a key of its own, for tests alone. Whoever is to accept it
 * must be told to trust it:
 *
 * <pre>{@code
 * TestCertificate certificate = TestCertificate.selfSigned("127.0.0.1", "localhost");
 * SslContext trusting = SslContextBuilder.forClient().trustManager(certificate.certificate()).build();
 * HttpClient client = HttpClient.create().secure(tls -> tls.sslContext(trusting));
 * try (FakeBox box = FakeBox.builder().tls(certificate).start()) {
 *     // … read from box.apiUrl() with the client …
 * }
 * }</pre>
 */
public final class TestCertificate {

    private static final Duration LIFE = Duration.ofDays(365);

    /** A clock that is behind does not matter. */
    private static final Duration BEFORE_NOW = Duration.ofDays(1);

    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    private TestCertificate(X509Certificate certificate, PrivateKey privateKey) {
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    /**
     * A new one, valid from yesterday on for a year.
     *
     * @param names the host names and IP addresses that it is for, or the name of a client
     */
    public static TestCertificate selfSigned(String... names) {
        return selfSigned(List.of(names), Clock.systemUTC().instant());
    }

    private static TestCertificate selfSigned(List<String> names, Instant now) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names: none is not allowed; allowed is one and more");
        }
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            byte[] content = CertificateDer.content(pair.getPublic(), names, now.minus(BEFORE_NOW), now.plus(LIFE));
            signature.update(content);
            byte[] signed = CertificateDer.signed(content, signature.sign());
            return new TestCertificate(
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(signed)),
                    pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM cannot make a certificate", impossible);
        }
    }

    /** What the other side must trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** What proves that somebody is who the certificate says. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The certificate as a PEM file holds it. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The private key as a PEM file holds it, in PKCS #8. */
    public String privateKeyPem() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
