package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.BoxCall;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** A fault is called by its name and by that of what it comes from; what they say may be a secret. */
class TransportErrorsTest {

    @Test
    void aFaultIsCalledByItsName() {
        assertThat(TransportErrors.of(BoxCall.READ_EVENTS, new ConnectException("hush")))
                .hasMessage("Box could not be reached for reading events (ConnectException); it is called again");
    }

    @Test
    void whatItComesFromIsNamedToo() {
        SSLHandshakeException handshake = new SSLHandshakeException("hush");
        handshake.initCause(new IOException("hush", new CertificateException("hush")));

        assertThat(TransportErrors.of(BoxCall.READ_EVENTS, handshake))
                .hasMessage("Box could not be reached for reading events"
                        + " (SSLHandshakeException from CertificateException); it is called again");
        assertThat(TransportErrors.ofTokenProvider(handshake))
                .hasMessage("The AccessTokenProvider failed (SSLHandshakeException from CertificateException);"
                        + " it is asked again");
    }

    @Test
    void causesMayGoRoundInCircles() {
        IOException one = new IOException("one");
        ConnectException other = new ConnectException("other");
        one.initCause(other);
        other.initCause(one);

        assertThat(TransportErrors.of(BoxCall.READ_EVENTS, one)).hasMessageContaining("(IOException");
    }
}
