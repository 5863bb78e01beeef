package io.github.boxeventflux.examples.readme;

import com.box.sdkgen.box.jwtauth.BoxJWTAuth;
import com.box.sdkgen.box.jwtauth.JWTConfig;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.UnauthorizedException;
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
import io.github.boxeventflux.stream.StreamType;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.r2dbc.spi.ConnectionFactory;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** The other code of the README, so that it compiles. */
final class Snippets {

    private Snippets() {}

    static Flux<Event> first(String token) {
        Flux<Event> events = BoxEventFlux.stream(StreamOptions.builder()
                .accessToken(token)
                .streamType(StreamType.CHANGES)
                .startAt(StartAt.now())
                .build());
        return events;
    }

    static Flux<String> names(Flux<Event> events) {
        Flux<String> uploads = events.filter(event -> event.eventType().equals(EventType.ITEM_UPLOAD))
                .mapNotNull(event -> event.source() instanceof ItemSource item ? item.name() : null);
        return uploads;
    }

    static StreamOptions configured(TokenService tokenService) {
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
        return options;
    }

    static AccessTokenProvider application(String clientId, String clientSecret) {
        AccessTokenProvider tokens = BoxTokens.clientCredentials(ClientCredentialsGrant.builder()
                .clientId(clientId)
                .clientSecret(clientSecret)
                .enterprise("4711")
                .build());
        return tokens;
    }

    static AccessTokenProvider user(String clientId, String clientSecret, Vault vault) {
        AccessTokenProvider tokens = BoxTokens.refreshToken(RefreshTokenGrant.builder()
                .clientId(clientId)
                .clientSecret(clientSecret)
                .loadedBy(() -> vault.read("box"))
                .storedBy(refreshToken -> vault.write("box", refreshToken))
                .build());
        return tokens;
    }

    static BoxEventClient client(HttpClient httpClient, StreamListener metrics) {
        BoxEventClient client = BoxEventClient.builder()
                .httpClient(httpClient)
                .requestBudget(RequestBudget.perMinute(500))
                .listener(metrics)
                .build();
        return client;
    }

    static HttpClient network(String proxyPassword) throws SSLException {
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

    static Mono<Void> processed(
            StreamOptions options, Publisher<?> shutdown, Archive archive, DeadLetters deadLetters) {
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
        return processed;
    }

    static Flux<Event> archived(StreamOptions options, Archive archive) {
        Flux<Event> archived = BoxEventFlux.records(options)
                .flatMap(record -> archive.write(record.event()).thenReturn(record), 16)
                .doOnNext(EventRecord::acknowledge)
                .map(EventRecord::event);
        return archived;
    }

    static StreamOptions replicated(StreamOptions options, ConnectionFactory connectionFactory) {
        StreamOptions replicated = options.toBuilder()
                .name("audit")
                .checkpointStore(R2dbcCheckpointStore.create(connectionFactory))
                .lease(LeaseOptions.builder(R2dbcLeaseStore.create(connectionFactory))
                        .timeToLive(Duration.ofSeconds(30))
                        .build())
                .build();
        return replicated;
    }

    static Flux<UserEvent> ofEverybody(
            BoxEventClient client,
            StreamOptions everyone,
            Flux<String> users,
            BiFunction<String, BoxEventException, Mono<UserEvent>> report) {
        Flux<UserEvent> events = users.flatMap(
                user -> client.stream(
                                everyone.toBuilder().name(user).asUser(user).build())
                        .map(event -> new UserEvent(user, event))
                        .onErrorResume(BoxEventException.class, error -> report.apply(user, error)),
                Integer.MAX_VALUE,
                1);
        return events;
    }

    static Flux<Event> sinceMarch(TokenService tokenService) {
        Flux<Event> audit = BoxEventFlux.stream(StreamOptions.builder()
                .accessTokenProvider(refused -> tokenService.current(refused))
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.since(Instant.parse("2026-03-01T00:00:00Z")))
                .history(HistoryOptions.builder().concurrency(8).build())
                .build());
        return audit;
    }

    static Flux<Void> kept(StreamOptions options, Checkpoint stored, BiFunction<Object, Checkpoint, Mono<Void>> save) {
        Flux<Void> saved = BoxEventFlux.pages(
                        options.toBuilder().resumeFrom(stored).build())
                .concatMap(page -> save.apply(page.page().events(), page.toCheckpoint()));
        return saved;
    }

    static Flux<Event> told(Flux<Event> events, Runnable renewToken, Runnable grantScope, Runnable startAgain) {
        return events.doOnError(UnauthorizedException.class, error -> renewToken.run())
                .doOnError(ForbiddenException.class, error -> grantScope.run())
                .doOnError(PositionLostException.class, error -> startAgain.run());
    }

    static AccessTokenProvider ofTheSdk() {
        BoxJWTAuth auth = new BoxJWTAuth(JWTConfig.fromConfigFile("/etc/audit/box.json"));
        AccessTokenProvider tokens = BoxTokens.fromCallable(() -> {
            var fresh = auth.refreshToken();
            return new AccessToken(fresh.getAccessToken(), Instant.now().plusSeconds(fresh.getExpiresIn()));
        });
        return tokens;
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

    static AccessTokenProvider provider(TokenService tokenService) {
        return tokenService::current;
    }

    /** Stands for the reader's own code. */
    interface Vault {

        Mono<String> read(String name);

        Mono<Void> write(String name, String secret);
    }
}
