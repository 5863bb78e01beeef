package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.test.TestCertificate;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import javax.net.ssl.SSLException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** What one process reads with: a client and its connections, which are thrown away with it. */
final class SocketClient {

    /** How long a call may take, and a connection to be made. */
    static final Duration ANSWER_TIMEOUT = Duration.ofMillis(300);

    static final TestCertificate BOX = TestCertificate.selfSigned("127.0.0.1");

    private final ConnectionProvider connections;
    private final BoxEventClient events;

    /** @param pooled whether connections are used again, or made for each call and so meet whatever breaks new ones */
    SocketClient(boolean tls, boolean pooled, Retries retries) {
        connections = pooled ? ConnectionProvider.create("campaign", 20) : ConnectionProvider.newConnection();
        HttpClient http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) ANSWER_TIMEOUT.toMillis());
        SslContext trusting = trusting();
        events = BoxEventClient.builder()
                .httpClient(tls ? http.secure(spec -> spec.sslContext(trusting)) : http)
                .listener(retries)
                .requestBudget(RequestBudget.unlimited())
                .build();
    }

    private static SslContext trusting() {
        try {
            return SslContextBuilder.forClient().trustManager(BOX.certificate()).build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    BoxEventClient events() {
        return events;
    }

    void close() {
        connections.dispose();
    }
}
