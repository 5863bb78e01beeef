package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;

/** How the connections are set up when the application gives no client of its own. */
class HttpClientsTest {

    private final HttpClients clients = HttpClients.create();

    private List<HttpClientConfig> configurations() {
        return List.of(clients.calls().configuration(), clients.longPolls().configuration());
    }

    @Test
    void connectingHasALimitAndConnectionsAreKeptAlive() {
        assertThat(configurations()).allSatisfy(client -> {
            assertThat(client.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS))
                    .isEqualTo(10_000);
            assertThat(client.options().get(ChannelOption.SO_KEEPALIVE)).isEqualTo(true);
        });
    }

    @Test
    void whereThePlatformAllowsAliveIsAskedAfterAMinute() {
        assertThat(configurations())
                .allSatisfy(client -> assertThat(client.options().get(EpollChannelOption.TCP_KEEPIDLE))
                        .isEqualTo(Epoll.isAvailable() ? 60 : null));
    }

    @Test
    void longPollsHaveConnectionsOfTheirOwn() {
        assertThat(clients.longPolls().configuration().connectionProvider())
                .isNotSameAs(clients.calls().configuration().connectionProvider());
    }

    @Test
    void aClientOfTheApplicationKeepsItsPoolAndItsTimes() {
        HttpClient own = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 77);

        HttpClientConfig prepared = HttpClients.prepared(own).configuration();

        assertThat(prepared.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(77);
        assertThat(prepared.connectionProvider()).isSameAs(own.configuration().connectionProvider());
    }
}
