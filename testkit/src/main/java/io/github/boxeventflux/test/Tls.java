package io.github.boxeventflux.test;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * How servers speak TLS.
 *
 * @param clients the only clients that are accepted; empty for any
 */
record Tls(TestCertificate certificate, List<X509Certificate> clients) {

    SslContext context() {
        SslContextBuilder context = SslContextBuilder.forServer(certificate.privateKey(), certificate.certificate());
        if (!clients.isEmpty()) {
            context.trustManager(clients).clientAuth(ClientAuth.REQUIRE);
        }
        try {
            return context.build();
        } catch (SSLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
