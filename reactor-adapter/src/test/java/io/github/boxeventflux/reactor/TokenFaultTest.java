package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.AskedTokens.SOON;
import static io.github.boxeventflux.reactor.AskedTokens.errorOf;
import static io.github.boxeventflux.reactor.AskedTokens.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A token endpoint that fails in every way: what passes by itself is waited out, what does not ends the stream once. */
class TokenFaultTest {

    private static final Duration NEVER_OVER = Duration.ofMinutes(10);

    private final JumpingTime time = new JumpingTime();
    private final FakeBox box = FakeBox.builder()
            .clock(new ShiftedClock(() -> Instant.EPOCH.plus(time.passed())))
            .start();
    private final List<RetryableException> told = new CopyOnWriteArrayList<>();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(time)
            .listener(new StreamListener() {
                @Override
                public void onRetry(
                        StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                    told.add(error);
                }
            })
            .build();

    @AfterEach
    void close() {
        box.close();
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                        Fault.status(408),
                        Fault.status(429).withRetryAfter(Duration.ofSeconds(20)),
                        Fault.status(500),
                        Fault.status(502).withBody("<html>Bad gateway</html>"),
                        Fault.status(503),
                        Fault.status(503).withRetryAfter(Duration.ofSeconds(20)),
                        Fault.status(204),
                        Fault.reset(),
                        Fault.garbage(),
                        Fault.resetMidway(),
                        Fault.cut(),
                        Fault.cutChunked(),
                        Fault.body(""),
                        Fault.body("<html>"),
                        Fault.body("[]"),
                        Fault.body("{}"),
                        Fault.body("{\"access_token\":null}"),
                        Fault.body("{\"access_token\":\"two words\"}"),
                        Fault.body("{\"access_token\":\"" + "x".repeat(100_000) + "\"}"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void whatPassesIsWaitedOutAndToldAsWithAnyCall(Fault fault) {
        box.inject(Call.ISSUE_TOKEN, fault.times(3));

        reading(provider(NEVER_OVER))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(4);
        assertThat(told)
                .hasSize(3)
                .allSatisfy(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                UnavailableException.class,
                                unavailable ->
                                        assertThat(unavailable.retryAfter()).isPositive())
                        .hasMessageContaining("called again"));
    }

    @Test
    void retryAfterIsKept() {
        box.inject(Call.ISSUE_TOKEN, Fault.status(429).withRetryAfter(Duration.ofSeconds(77)));

        reading(provider(NEVER_OVER))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(77));
        assertThat(told)
                .singleElement()
                .satisfies(error -> assertThat(error.status()).isEqualTo(429));
    }

    @Test
    void anEndpointThatIsNotThereIsAskedAgain() {
        ClientCredentialsGrant nowhere =
                grant(NEVER_OVER).tokenUrl(closedPort()).build();

        BoxEventException error = errorOf(BoxTokens.clientCredentials(nowhere, HttpClients.unpooled(), time));

        assertThat(error)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Box could not be reached for getting an access token");
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(
                Arguments.of(oauth(400, "invalid_grant"), UnauthorizedException.class),
                Arguments.of(oauth(400, "invalid_client"), UnauthorizedException.class),
                Arguments.of(oauth(400, "unauthorized_client"), UnauthorizedException.class),
                Arguments.of(oauth(401, "invalid_client"), UnauthorizedException.class),
                Arguments.of(Fault.status(401), UnauthorizedException.class),
                Arguments.of(Fault.status(403), ForbiddenException.class),
                Arguments.of(oauth(400, "invalid_request"), RejectedRequestException.class),
                Arguments.of(Fault.status(404), RejectedRequestException.class),
                Arguments.of(Fault.redirect("http://127.0.0.1:1/"), RejectedRequestException.class));
    }

    private static Fault oauth(int status, String error) {
        return Fault.status(status).withBody("{\"error\":\"" + error + "\",\"error_description\":\"No\"}");
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void whatDoesNotEndsTheStreamAfterOneCall(Fault fault, Class<? extends BoxEventException> expected) {
        box.inject(Call.ISSUE_TOKEN, fault);

        reading(provider(NEVER_OVER)).as(StepVerifier::create).verifyError(expected);

        assertThat(box.requests()).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aThousandStreamsEndAfterOneCall() {
        box.inject(
                Call.ISSUE_TOKEN,
                oauth(401, "invalid_client")
                        .and(Fault.delay(Duration.ofMillis(300)))
                        .forever());
        AccessTokenProvider tokens = provider(NEVER_OVER);

        Flux.range(0, 1_000)
                .flatMap(
                        i -> stream(tokens).then().onErrorResume(UnauthorizedException.class, error -> Mono.empty()),
                        1_000)
                .as(StepVerifier::create)
                .expectComplete()
                .verify(SOON);

        assertThat(box.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "silence after headers", "trickle"})
    void anEndpointThatHangsIsGivenUpAndAskedAgain(String how) {
        Fault fault = Stream.of(Fault.silence(), Fault.silenceAfterHeaders(), Fault.trickle(Duration.ofSeconds(1)))
                .filter(each -> each.toString().equals(how))
                .findFirst()
                .orElseThrow();
        box.inject(Call.ISSUE_TOKEN, fault);
        AccessTokenProvider tokens = BoxTokens.clientCredentials(
                grant(Duration.ofMillis(300))
                        .renewal(RenewalOptions.builder()
                                .answerTimeout(Duration.ofMillis(300))
                                .retry(RetryOptions.builder()
                                        .firstBackoff(Duration.ofMillis(10))
                                        .build())
                                .build())
                        .build(),
                HttpClients.unpooled(),
                null);

        BoxEventException late = errorOf(tokens);

        assertThat(late).isInstanceOf(UnavailableException.class).hasCauseInstanceOf(AnswerTimeoutException.class);
        box.awaitRequest(request -> request.outcome().state().toString().equals("CANCELLED"), SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(tokenOf(tokens)).isNotNull());
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":0",
                ",\"expires_in\":-1",
                ",\"expires_in\":\"soon\"",
                ",\"expires_in\":null",
                ",\"expires_in\":\"3600\"",
                ",\"expires_in\":99999999999999999999"
            })
    void anExpiryThatMakesNoSenseCostsNoCall(String expiresIn) {
        box.inject(
                Call.ISSUE_TOKEN,
                Fault.body("{\"access_token\":\"T1\"" + expiresIn + "}").forever());
        AccessTokenProvider tokens = provider(NEVER_OVER);

        for (int i = 0; i < 20; i++) {
            assertThat(tokenOf(tokens).value()).isEqualTo("T1");
        }

        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
    }

    @Test
    void anEndpointThatIsDownDisturbsNobodyWhileTheOldTokenHolds() {
        AccessTokenProvider tokens = provider(NEVER_OVER);
        String old = tokenOf(tokens).value();
        box.inject(
                Call.ISSUE_TOKEN,
                Fault.status(503).withRetryAfter(Duration.ofSeconds(7)).forever());
        // Steps that are not too long for this time: until half a minute before the expiry.
        passes(Duration.ofSeconds(238), 15);

        for (int i = 0; i < 3; i++) {
            assertThat(tokenOf(tokens).value()).isEqualTo(old);
            int calls = i + 2;
            box.awaitRequests(Call.ISSUE_TOKEN, calls, SOON);
            await().atMost(SOON)
                    .until(() -> box.requests(Call.ISSUE_TOKEN).stream()
                            .allMatch(request -> request.outcome().status() != 0));
            passes(Duration.ofSeconds(8), 1);
        }
    }

    private void passes(Duration step, int times) {
        for (int i = 0; i < times; i++) {
            time.schedule(() -> {}, step.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static URI closedPort() {
        try (FakeBox gone = FakeBox.start()) {
            return gone.tokenUrl();
        }
    }

    private AccessTokenProvider provider(Duration answerTimeout) {
        return BoxTokens.clientCredentials(grant(answerTimeout).build(), HttpClients.unpooled(), time);
    }

    private ClientCredentialsGrant.Builder grant(Duration answerTimeout) {
        return ClientCredentialsGrant.builder()
                .clientId("an-app")
                .clientSecret("hush-hush")
                .enterprise("4711")
                .tokenUrl(box.tokenUrl())
                .renewal(RenewalOptions.builder().answerTimeout(answerTimeout).build());
    }

    private Flux<?> reading(AccessTokenProvider tokens) {
        box.publish(SampleEvents.numbered(0));
        return stream(tokens).take(1);
    }

    private Flux<?> stream(AccessTokenProvider tokens) {
        return client.stream(StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessTokenProvider(tokens)
                .startAt(StartAt.earliest())
                .limits(AnswerLimits.builder().answerTimeout(NEVER_OVER).build())
                .build());
    }
}
