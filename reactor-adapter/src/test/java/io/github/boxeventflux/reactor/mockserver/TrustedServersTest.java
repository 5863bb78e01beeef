package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** Where a token may go. Here every name in the world is this machine, so what goes astray would be seen. */
class TrustedServersTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final Told told = new Told();

    @Test
    void aServerOfBoxThatIsNamedWithHttpIsCalledWithTls() throws SSLException {
        SslContext trusting = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(http("2.realtime.services.box.net")))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create().secure(tls -> tls.sslContext(trusting))), box.options());

        assertThat(box.requests(LONG_POLL).get(0).isSecure()).isTrue();
        assertThat(box.lines(LONG_POLL)).startsWith("GET /subscribe?channel=c&stream_position=500");
        assertThat(box.requests(READ_EVENTS).get(0).isSecure()).isFalse();
    }

    @Test
    void aServerOfBoxThatFailsWithTlsIsNotCalledInTheClear() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(http("2.realtime.services.box.net")), servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create()), box.options());

        assertThat(told.lines()).contains("retry LONG_POLL 1");
        assertThat(hostsPolled()).doesNotContain("2.realtime.services.box.net:" + box.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"box.com.example.org", "evilbox.com", "box.net.evil.example", "10.0.0.1", "notbox.net"})
    void aForeignServerIsNeitherCalledNorForgotten(String host) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(http(host), https(host), box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create()), box.options());

        assertThat(hostsPolled()).isNotEmpty().allMatch(("127.0.0.1:" + box.port())::equals);
        assertThat(told.lines()).contains("refused " + host);
        assertThat(told.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/x", "http://user@127.0.0.1/x", "ws://127.0.0.1/x"})
    void anAddressThatIsNoPlainWebAddressIsNotCalled(String url) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(url, box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create()), box.options());

        assertThat(told.lines()).contains("refused 127.0.0.1");
    }

    @Test
    void whenAllServersAreForeignTheyAreLookedUpAgain() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(http("events.example.org")), servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create()), box.options());

        assertThat(told.errors()).singleElement().isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void aHostThatTheUserNamesIsCalledWithTlsOnly() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(http("Events.Example.org")), servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(client(HttpClient.create()), box.options().trustedHosts("events.example.org"));

        assertThat(told.lines()).contains("retry LONG_POLL 1").noneMatch(line -> line.startsWith("refused"));
        assertThat(hostsPolled()).allMatch(("127.0.0.1:" + box.port())::equals);
    }

    private void readOneEvent(BoxEventClient client, StreamOptions.Builder options) {
        client.stream(options.build())
                .take(1)
                .map(Event::eventId)
                .as(StepVerifier::create)
                .expectNext("e1")
                .verifyComplete();
    }

    private BoxEventClient client(HttpClient httpClient) {
        return BoxEventClient.builder()
                .httpClient(httpClient.resolver(new EverythingIsHere()))
                .scheduler(new SkippedWaits())
                .listener(told)
                .build();
    }

    private static List<String> hostsPolled() {
        return box.requests(LONG_POLL).stream()
                .map(request -> request.getFirstHeader("Host"))
                .toList();
    }

    private static String http(String host) {
        return "http://" + host + ":" + box.port() + "/subscribe?channel=c";
    }

    private static String https(String host) {
        return "https://" + host + ":" + box.port() + "/subscribe?channel=c";
    }

    /** Takes every name for this machine's. */
    private static final class EverythingIsHere extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) {
                    promise.setSuccess(InetAddress.getLoopbackAddress());
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                    promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
                }
            });
        }
    }
}
