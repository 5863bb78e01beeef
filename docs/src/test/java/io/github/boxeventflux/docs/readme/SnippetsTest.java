package io.github.boxeventflux.docs.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.box.sdkgen.box.jwtauth.BoxJWTAuth;
import com.box.sdkgen.box.jwtauth.JWTConfig;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.BoxTokens;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;

/** The other code of the README. What names the real Box is built and not subscribed to; the rest runs. */
class SnippetsTest {

    private static final Event UPLOAD = SampleEvents.upload("report.pdf");

    private final FakeBox box = FakeBox.start();
    private final StreamOptions options =
            box.options().startAt(StartAt.earliest()).build();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void first() {
        String token = "a-token";

        Flux<Event> events = BoxEventFlux.stream(StreamOptions.builder()
                .accessToken(token)
                .streamType(StreamType.CHANGES)
                .startAt(StartAt.now())
                .build());

        assertThat(events).isNotNull();
    }

    @Test
    void names() {
        Flux<Event> events = Flux.just(SampleEvents.of(EventType.ITEM_TRASH), UPLOAD);

        Flux<String> uploads = events.filter(event -> event.eventType().equals(EventType.ITEM_UPLOAD))
                .mapNotNull(event -> event.source() instanceof ItemSource item ? item.name() : null);

        StepVerifier.create(uploads).expectNext("report.pdf").verifyComplete();
    }

    @Test
    void configured() {
        TokenService tokenService =
                refused -> AccessTokenProvider.fixed("a-token").accessToken(refused);

        StreamOptions options = StreamOptions.builder()
                .accessTokenProvider(refused -> tokenService.current(refused))
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .eventTypes(EventType.DOWNLOAD, EventType.of("A_TYPE_OF_TOMORROW"))
                .startAt(StartAt.now())
                .prefetchPages(0)
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofHours(6)).build())
                .longPoll(
                        LongPollOptions.builder().maxWait(Duration.ofMinutes(4)).build())
                .build();

        assertThat(options.prefetchPages()).isZero();
    }

    @Test
    void tokensOfAnApplication() {
        String clientId = "an-application";
        String clientSecret = "hush-hush";

        AccessTokenProvider tokens = BoxTokens.clientCredentials(ClientCredentialsGrant.builder()
                .clientId(clientId)
                .clientSecret(clientSecret)
                .enterprise("4711")
                .build());

        assertThat(tokens).isNotNull();
    }

    @Test
    void tokensOfAUser() {
        String clientId = "an-application";
        String clientSecret = "hush-hush";
        Vault vault = new Vault() {
            @Override
            public Mono<String> read(String name) {
                return Mono.just("hush");
            }

            @Override
            public Mono<Void> write(String name, String secret) {
                return Mono.empty();
            }
        };

        AccessTokenProvider tokens = BoxTokens.refreshToken(RefreshTokenGrant.builder()
                .clientId(clientId)
                .clientSecret(clientSecret)
                .loadedBy(() -> vault.read("box"))
                .storedBy(refreshToken -> vault.write("box", refreshToken))
                .build());

        assertThat(tokens).isNotNull();
    }

    @Test
    void tokensOfTheSdk() {
        assertThatThrownBy(SnippetsTest::ofTheSdk)
                .as("there is no such file here")
                .hasMessageContaining("/etc/audit/box.json");
    }

    private static AccessTokenProvider ofTheSdk() {
        BoxJWTAuth auth = new BoxJWTAuth(JWTConfig.fromConfigFile("/etc/audit/box.json"));
        AccessTokenProvider tokens = BoxTokens.fromCallable(() -> {
            var fresh = auth.refreshToken();
            return new AccessToken(fresh.getAccessToken(), Instant.now().plusSeconds(fresh.getExpiresIn()));
        });
        return tokens;
    }

    @Test
    void client() {
        HttpClient httpClient = HttpClient.create();
        StreamListener metrics = new StreamListener() {};
        box.publish(UPLOAD);

        BoxEventClient client = BoxEventClient.builder()
                .httpClient(httpClient)
                .requestBudget(RequestBudget.perMinute(500))
                .listener(metrics)
                .build();

        StepVerifier.create(client.stream(options))
                .expectNext(UPLOAD)
                .thenCancel()
                .verify();
    }

    @Test
    void network() {
        assertThatThrownBy(() -> through("hush-hush"))
                .as("there is no such file here")
                .hasStackTraceContaining("/etc/audit/authority.pem");
    }

    private static HttpClient through(String proxyPassword) throws SSLException {
        SslContext certificates = SslContextBuilder.forClient()
                .trustManager(new File("/etc/audit/authority.pem"))
                .keyManager(new File("/etc/audit/client.pem"), new File("/etc/audit/client.key"))
                .build();
        HttpClient httpClient = HttpClient.create()
                .secure(tls -> tls.sslContext(certificates))
                .proxy(proxy -> proxy.type(ProxyProvider.Proxy.HTTP)
                        .host("proxy.example.com")
                        .port(3128)
                        .username("audit")
                        .password(user -> proxyPassword))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .option(ChannelOption.SO_KEEPALIVE, true);
        return httpClient;
    }

    @Test
    void processed() {
        Publisher<?> shutdown = Mono.never();
        DeadLetters deadLetters = (event, error) -> Mono.empty();
        Archive archive = event -> Mono.empty();

        Mono<Void> processed = BoxEventFlux.process(
                options.toBuilder()
                        .name("audit")
                        .checkpointStore(CheckpointStore.file(Path.of("/var/lib/audit")))
                        .stopWhen(shutdown)
                        .build(),
                ProcessOptions.builder()
                        .concurrency(16)
                        .timeLimit(Duration.ofSeconds(30))
                        .onFailure(FailurePolicy.deadLetter(deadLetters::keep))
                        .build(),
                archive::write);

        assertThat(processed).as("no file is made before it is subscribed to").isNotNull();
    }

    @Test
    void archived() {
        Archive archive = event -> Mono.empty();
        box.publish(UPLOAD);

        Flux<Event> archived = BoxEventFlux.records(options)
                .flatMap(record -> archive.write(record.event()).thenReturn(record), 16)
                .doOnNext(EventRecord::acknowledge)
                .map(EventRecord::event);

        StepVerifier.create(archived).expectNext(UPLOAD).thenCancel().verify();
    }

    @Test
    void replicated() {
        ConnectionFactory connectionFactory = new ConnectionFactory() {
            @Override
            public Publisher<Connection> create() {
                return Mono.never();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "none";
            }
        };

        StreamOptions replicated = options.toBuilder()
                .name("audit")
                .checkpointStore(R2dbcCheckpointStore.create(connectionFactory))
                .lease(LeaseOptions.builder(R2dbcLeaseStore.create(connectionFactory))
                        .timeToLive(Duration.ofSeconds(30))
                        .build())
                .build();

        assertThat(replicated.lease()).isNotNull();
    }

    @Test
    void ofEverybody() {
        BoxEventClient client = BoxEventClient.builder().build();
        StreamOptions everyone = options;
        Flux<String> users = Flux.just("11", "12");
        BiFunction<String, BoxEventException, Mono<UserEvent>> report =
                (user, error) -> Mono.just(new UserEvent(user, SampleEvents.fromJson("{}")));
        box.account("11").publish(UPLOAD);
        box.account("12").inject(Call.READ_EVENTS, Fault.status(403).forever());

        Flux<UserEvent> events = users.flatMap(
                user -> client.stream(
                                everyone.toBuilder().name(user).asUser(user).build())
                        .map(event -> new UserEvent(user, event))
                        .onErrorResume(BoxEventException.class, error -> report.apply(user, error)),
                Integer.MAX_VALUE,
                1);

        StepVerifier.create(events.take(2).collectList())
                .assertNext(two -> assertThat(two)
                        .containsExactlyInAnyOrder(
                                new UserEvent("11", UPLOAD), new UserEvent("12", SampleEvents.fromJson("{}"))))
                .verifyComplete();
    }

    @Test
    void sinceMarch() {
        TokenService tokenService =
                refused -> AccessTokenProvider.fixed("a-token").accessToken(refused);

        Flux<Event> audit = BoxEventFlux.stream(StreamOptions.builder()
                .accessTokenProvider(refused -> tokenService.current(refused))
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.since(Instant.parse("2026-03-01T00:00:00Z")))
                .history(HistoryOptions.builder().concurrency(8).build())
                .build());

        assertThat(audit).isNotNull();
    }

    @Test
    void kept() {
        Checkpoint stored = new Checkpoint(new StreamPosition("0"), null, List.of(), List.of());
        BiFunction<List<Event>, Checkpoint, Mono<Void>> save = (events, next) -> {
            assertThat(events).containsExactly(UPLOAD);
            return Mono.error(new IllegalStateException("saved"));
        };
        box.publish(UPLOAD);

        Flux<Void> saved = BoxEventFlux.pages(
                        options.toBuilder().resumeFrom(stored).build())
                .concatMap(page -> save.apply(page.page().events(), page.toCheckpoint()));

        StepVerifier.create(saved).verifyErrorMessage("saved");
    }

    /** Stands for the reader's own code. */
    record UserEvent(String user, Event event) {}

    /** Stands for the reader's own code. */
    interface TokenService {
        CompletionStage<AccessToken> current(AccessToken refused);
    }

    /** Stands for the reader's own code. */
    interface Archive {
        Mono<Void> write(Event event);
    }

    /** Stands for the reader's own code. */
    interface DeadLetters {
        Mono<Void> keep(Event event, Throwable error);
    }

    /** Stands for the reader's own code. */
    interface Vault {

        Mono<String> read(String name);

        Mono<Void> write(String name, String secret);
    }
}
