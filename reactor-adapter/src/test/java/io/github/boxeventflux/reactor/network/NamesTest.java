package io.github.boxeventflux.reactor.network;

import static io.github.boxeventflux.reactor.network.BehindNetwork.SOON;
import static io.github.boxeventflux.reactor.network.BehindNetwork.answerWithin;
import static io.github.boxeventflux.reactor.network.BehindNetwork.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.TestCertificate;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Names that cannot be resolved for a while. */
class NamesTest {

    private static final String NAME = "api.box.invalid";

    private final TestCertificate certificate = TestCertificate.selfSigned(NAME, "127.0.0.1");
    private final BehindNetwork network = new BehindNetwork(FakeBox.builder().tls(certificate));
    private final ScriptedNames names = new ScriptedNames();

    @AfterEach
    void close() {
        network.assertNothingIsLeft();
        network.close();
        names.close();
    }

    @Test
    void aNameThatIsUnknownForAWhileIsAskedForAgain() throws SSLException {
        assertGoesOnWhenResolved(network.options(), UnavailableException.class);
    }

    @Test
    void aNameThatNobodyAnswersForIsGivenUpAfterTenTimesTheTimeOfAnAnswer() throws SSLException {
        names.fallSilent();

        assertGoesOnWhenResolved(
                network.options().limits(answerWithin(Duration.ofMillis(100))), AnswerTimeoutException.class);
    }

    private void assertGoesOnWhenResolved(StreamOptions.Builder options, Class<? extends RetryableException> error)
            throws SSLException {
        network.publish(0, 3);
        SslContext trusting = SslContextBuilder.forClient()
                .trustManager(certificate.certificate())
                .build();
        URI byName = URI.create("https://" + NAME + ":" + network.api().port() + "/2.0");
        List<String> read = new CopyOnWriteArrayList<>();

        Disposable reading = network.eventIds(
                        options.apiUrl(byName).trustedHosts("127.0.0.1"),
                        http -> http.secure(tls -> tls.sslContext(trusting)).resolver(names))
                .subscribe(read::add);
        await().atMost(SOON).until(() -> network.errors().size() >= 3);
        assertThat(network.errors()).hasOnlyElementsOfType(error);
        names.answer();

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        reading.dispose();
    }
}
