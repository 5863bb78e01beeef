package io.github.boxeventflux.reactor;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import reactor.core.Disposable;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The clients for the calls and for the long polls. Held polls have connections of their own, so that they never keep a
 * call waiting.
 *
 * @param calls for the calls that are answered at once
 * @param longPolls for those that are held
 * @param pool the connections that were made for them and are kept
 */
record HttpClients(HttpClient calls, HttpClient longPolls, Disposable pool) {

    private static final String USER_AGENT = "box-event-flux/" + version();

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 60;

    /** A connection that was idle for longer may have been dropped on the way without a word. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /** Thousands of streams may start at once, and each waits until it is its turn. Whoever waits for longer says so. */
    private static final Duration MAX_PENDING = Duration.ofMinutes(10);

    /** Makes both from scratch. */
    static HttpClients create() {
        ConnectionProvider pool = ConnectionProvider.builder("box-events")
                .maxConnections(100)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(MAX_PENDING)
                .maxIdleTime(MAX_IDLE)
                .build();
        // The server closes after each answer to a poll, so there is nothing to pool.
        return new HttpClients(tuned(HttpClient.create(pool)), unpooled(), pool);
    }

    /** One that makes a connection for each call. */
    static HttpClient unpooled() {
        return tuned(HttpClient.create(ConnectionProvider.newConnection()));
    }

    /** What the protocol needs on top of a client that the application made. */
    static HttpClient prepared(HttpClient client) {
        return client.compress(true)
                .followRedirect(false)
                .disableRetry(true)
                .observe(new ClosesWhatIsBroken())
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, USER_AGENT));
    }

    private static HttpClient tuned(HttpClient client) {
        HttpClient tuned = prepared(client)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .option(ChannelOption.SO_KEEPALIVE, true);
        return LoopResources.DEFAULT_NATIVE && Epoll.isAvailable()
                ? tuned.option(EpollChannelOption.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS)
                : tuned;
    }

    /** Where something else than TLS comes, the connection would stay open for ever, and be used no more. */
    private static final class ClosesWhatIsBroken implements ConnectionObserver {

        @Override
        public void onStateChange(Connection connection, State newState) {}

        @Override
        public void onUncaughtException(Connection connection, Throwable error) {
            connection.dispose();
        }
    }

    private static String version() {
        try (InputStream resource = HttpClients.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
