package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.AskedTokens.SOON;
import static io.github.boxeventflux.reactor.AskedTokens.errorOf;
import static io.github.boxeventflux.reactor.AskedTokens.freshOf;
import static io.github.boxeventflux.reactor.AskedTokens.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * No client secret, refresh token or access token is ever shown, whatever goes wrong: in no error, in none of its causes, in
 * no log of whatever library, in no name of a thread or text of an object. Some are short, and some no form can carry as they
 * are.
 */
class TokenSecretsTest {

    private static final String CLIENT_SECRET = "short&s3cret";
    private static final String REFRESH_TOKEN = "REFRESHc3FIOG9vSGV4VHo4QzAyg5T1JvNnJoZ3Ex";
    private static final String ACCESS_TOKEN = "ACCESSrZm5YyOTdkFhc2QzAyg5T1JvNnJoZ3ExZZZ";
    private static final String NEXT_REFRESH_TOKEN = "NEXTREFRESHxN8dkFhc2QzAyg5T1JvNnJoZ3ExYYY";
    private static final String ISSUED = """
            {"access_token":"%s","expires_in":3600,"refresh_token":"%s"}""".formatted(ACCESS_TOKEN, NEXT_REFRESH_TOKEN);

    private static final List<String> SECRETS = List.of(
            CLIENT_SECRET,
            URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8),
            REFRESH_TOKEN,
            ACCESS_TOKEN,
            NEXT_REFRESH_TOKEN);

    private final FakeBox box = FakeBox.start();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> console = new ArrayList<>();
    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = new PrintWriter(shown);

    @BeforeEach
    void listen() {
        root.iteratorForAppenders().forEachRemaining(console::add);
        console.forEach(root::detachAppender);
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.TRACE);
        ((Logger) LoggerFactory.getLogger("reactor.netty")).setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        box.close();
        root.detachAppender(logged);
        console.forEach(root::addAppender);
        root.setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("reactor.netty")).setLevel(Level.ERROR);
    }

    static Stream<Fault> faults() {
        String echo = "secret=" + CLIENT_SECRET + " refresh_token=" + REFRESH_TOKEN;
        String form = "client_secret=" + URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8);
        return Stream.of(400, 401, 403, 404, 408, 429, 500, 503, 204, 302)
                .flatMap(status -> Stream.of(
                        Fault.status(status)
                                .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"Bad " + echo + "\"}"),
                        Fault.status(status)
                                .withBody("{\"error\":\"" + REFRESH_TOKEN + "\",\"request_id\":\"" + REFRESH_TOKEN
                                        + "\",\"error_description\":\"" + "word ".repeat(38) + echo + "\"}"),
                        Fault.status(status)
                                .withBody("{\"code\":\"" + CLIENT_SECRET + "\",\"message\":\"" + form + "\"}")
                                .withHeader("WWW-Authenticate", "Bearer error=\"" + REFRESH_TOKEN + "\"")
                                .withHeader("Box-Request-Id", REFRESH_TOKEN)
                                .withHeader("Location", "http://127.0.0.1:1/?" + form)
                                .withHeader("Retry-After", CLIENT_SECRET)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void noAnswerThatRepeatsThemShowsThem(Fault fault) {
        box.inject(Call.ISSUE_TOKEN, fault.forever());

        show(errorOf(refreshToken(token -> Mono.empty())));
        show(endOf(refreshToken(token -> Mono.empty())));

        assertNothingIsShown();
    }

    @Test
    void noAnswerToAnApplicationThatRepeatsItsSecretShowsIt() {
        String echo = "{\"error\":\"%s\",\"error_description\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(CLIENT_SECRET, "Bad " + CLIENT_SECRET, CLIENT_SECRET);
        box.inject(Call.ISSUE_TOKEN, Fault.status(401).withBody(echo).forever());

        show(errorOf(clientCredentials()));
        show(endOf(clientCredentials()));

        assertNothingIsShown();
    }

    static Stream<Fault> brokenAnswers() {
        String issued = "\"access_token\":\"" + ACCESS_TOKEN + "\",\"refresh_token\":\"" + NEXT_REFRESH_TOKEN + "\"";
        return Stream.of(
                Fault.body("{" + issued),
                Fault.body("{" + issued + ",\"expires_in\":3600]"),
                Fault.body("[{" + issued + "}]"),
                Fault.body("{\"access_token\":\"" + ACCESS_TOKEN + " " + CLIENT_SECRET + "\"}"),
                Fault.body("{\"access_token\":{\"" + ACCESS_TOKEN + "\":1}}"),
                Fault.body("{" + issued + "}").and(Fault.cut()),
                Fault.body("{" + issued + "}").and(Fault.cutChunked()),
                Fault.body("{" + issued + "}").and(Fault.resetMidway()),
                Fault.body("{" + issued + "}").and(Fault.silenceAfterHeaders()),
                Fault.silence(),
                Fault.reset(),
                Fault.garbage());
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void noAnswerThatIsBrokenShowsThem(Fault fault) {
        box.inject(Call.ISSUE_TOKEN, fault.forever());

        show(errorOf(refreshToken(token -> Mono.empty())));
        show(endOf(refreshToken(token -> Mono.empty())));

        assertNothingIsShown();
    }

    @Test
    void noStoreThatRepeatsThemShowsThem() {
        box.inject(Call.ISSUE_TOKEN, Fault.body(ISSUED).forever());

        show(errorOf(refreshToken(token -> Mono.error(careless(token)))));
        show(errorOf(refreshToken(token -> {
            throw careless(token);
        })));
        show(errorOf(refreshToken(token -> Mono.fromRunnable(() -> {
            throw careless(token);
        }))));
        show(endOf(refreshToken(token -> Mono.error(careless(token)))));
        show(errorOf(BoxTokens.refreshToken(grant().loadedBy(() -> Mono.error(careless(REFRESH_TOKEN)))
                .storedBy(token -> Mono.empty())
                .build())));

        assertNothingIsShown();
        assertThat(shown.toString()).contains("no place for", "TokenSecretsTest");
    }

    @Test
    void noBlockingCodeThatRepeatsThemShowsThem() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(
                () -> {
                    throw careless(ACCESS_TOKEN);
                },
                renewal());

        show(errorOf(tokens));
        show(endOf(tokens));

        assertNothingIsShown();
    }

    @Test
    void noBlockingCodeThatFailsWhenItsTimeIsOverShowsThem() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                        return AccessToken.of(ACCESS_TOKEN);
                    } catch (InterruptedException e) {
                        throw careless(ACCESS_TOKEN);
                    }
                },
                renewal());

        show(errorOf(tokens));

        await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> true);
        assertNothingIsShown();
    }

    @Test
    void nothingThatWorksShowsThem() {
        box.inject(Call.ISSUE_TOKEN, Fault.body(ISSUED).forever());
        box.publish(SampleEvents.numbered(0));
        AccessTokenProvider tokens = BoxTokens.refreshToken(grant().refreshToken(REFRESH_TOKEN)
                .storedBy(token -> Mono.empty())
                .renewal(RenewalOptions.defaults())
                .build());

        BoxEventFlux.stream(options(tokens).toBuilder()
                        .retry(RetryOptions.defaults())
                        .build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        AccessToken token = tokenOf(tokens);
        out.println(freshOf(tokens, token));
        Stream.of(
                        tokens,
                        grant().refreshToken(REFRESH_TOKEN)
                                .storedBy(t -> Mono.empty())
                                .build(),
                        clientCredentials())
                .forEach(out::println);
        out.println(options(tokens));
        out.println(tokens.accessToken(null));
        out.println(box.requests());

        assertNothingIsShown();
    }

    /** A fault whose message holds what it was given, as those of databases do; in all of its causes. */
    private static IllegalStateException careless(String token) {
        String detail = "no place for (" + token + "," + REFRESH_TOKEN + "," + ACCESS_TOKEN + ")";
        return new IllegalStateException(detail, new IOException(detail, new RuntimeException(detail)));
    }

    private BoxEventException endOf(AccessTokenProvider tokens) {
        BoxEventException[] end = new BoxEventException[1];
        BoxEventFlux.stream(options(tokens))
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> end[0] = (BoxEventException) error)
                .verify(SOON);
        return end[0];
    }

    private void show(BoxEventException error) {
        out.println(error);
        out.println(error.code() + error.requestId());
        error.printStackTrace(out);
    }

    private void assertNothingIsShown() {
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            out.println(event.getLoggerName() + " " + event.getThreadName() + " " + event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                out.println(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        Thread.getAllStackTraces().keySet().forEach(thread -> out.println(thread.getName()));
        assertThat(shown.toString()).contains("io.github.boxeventflux");
        for (String secret : SECRETS) {
            assertThat(shown.toString().lines().filter(line -> line.contains(secret)))
                    .isEmpty();
        }
    }

    private StreamOptions options(AccessTokenProvider tokens) {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessTokenProvider(tokens)
                .startAt(StartAt.earliest())
                .retry(RetryOptions.builder()
                        .giveUpAfter(Duration.ofSeconds(1))
                        .firstBackoff(Duration.ofMillis(10))
                        .build())
                .build();
    }

    private AccessTokenProvider clientCredentials() {
        return BoxTokens.clientCredentials(ClientCredentialsGrant.builder()
                .clientId("an-app")
                .clientSecret(CLIENT_SECRET)
                .enterprise("4711")
                .tokenUrl(box.tokenUrl())
                .renewal(renewal())
                .build());
    }

    private AccessTokenProvider refreshToken(Function<String, Publisher<?>> storedBy) {
        return BoxTokens.refreshToken(
                grant().refreshToken(REFRESH_TOKEN).storedBy(storedBy).build());
    }

    private RefreshTokenGrant.Builder grant() {
        return RefreshTokenGrant.builder()
                .clientId("an-app")
                .clientSecret(CLIENT_SECRET)
                .tokenUrl(box.tokenUrl())
                .renewal(renewal());
    }

    private static RenewalOptions renewal() {
        return RenewalOptions.builder()
                .answerTimeout(Duration.ofSeconds(1))
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(100))
                        .build())
                .build();
    }
}
