package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** An application's own tokens, over sockets and by the time of a Box that lets them expire. */
class ClientCredentialsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final JumpingTime time = new JumpingTime();
    private final FakeBox box = FakeBox.builder()
            .clock(new ShiftedClock(() -> Instant.EPOCH.plus(time.passed())))
            .tokens("no-other")
            .application("an-app", "hush-hush")
            .tokenLifetime(LIFETIME)
            .start();
    private final AccessTokenProvider tokens = BoxTokens.clientCredentials(grant(), HttpClients.unpooled(), time);
    private final BoxEventClient client = client();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void aTokenIsAskedForAsBoxWantsItAndGoesWithEachCall() throws Exception {
        AccessToken token = get(tokens);

        RecordedRequest asked = box.requests(Call.ISSUE_TOKEN).get(0);
        assertThat(asked.body())
                .isEqualTo("grant_type=client_credentials&client_id=an-app&client_secret=hush-hush"
                        + "&box_subject_type=enterprise&box_subject_id=4711");
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(asked.header("Content-Length"))
                .isEqualTo(Integer.toString(asked.body().length()));
        assertThat(asked.header("User-Agent")).startsWith("box-event-flux/");
        assertThat(asked.bearerToken()).isNull();
        assertThat(token.expiresAt()).isEqualTo(Instant.EPOCH.plus(LIFETIME));
        box.publish(SampleEvents.numbered(0, 3));
        read(client, 3);
        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(RecordedRequest::bearerToken)
                .containsOnly(token.value());
    }

    @Test
    void nothingIsAskedForBeforeSomebodyNeedsIt() {
        Flux<?> stream = client.stream(options());

        assertThat(box.requests()).isEmpty();
        assertThat(stream).isNotNull();
    }

    /** Each poll is four minutes after the last one, and a token lives ten. */
    @Test
    void aStreamOutlivesItsTokensAndIsNeverRefused() {
        AtomicInteger reports = new AtomicInteger();
        BoxEventClient publishing = BoxEventClient.builder()
                .scheduler(time)
                .listener(new StreamListener() {
                    @Override
                    public void onWait(StreamInfo stream) {
                        box.publish(SampleEvents.upload("report-" + reports.incrementAndGet() + ".pdf"));
                    }
                })
                .build();

        read(publishing, 100);

        assertThat(time.passed()).isGreaterThan(Duration.ofHours(6));
        assertThat(refusals()).isZero();
        assertThat(box.count(Call.ISSUE_TOKEN)).isBetween(33, 67);
    }

    @Test
    void aTokenThatIsRefusedThoughItHasNotExpiredIsRenewedOnce() throws Exception {
        box.publish(SampleEvents.numbered(0, 2));
        box.revokeToken(get(tokens).value());

        read(client, 2);
        read(client(), 2);

        assertThat(refusals()).isEqualTo(1);
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(2);
    }

    @Test
    void twoClientsShareAProvider() {
        box.publish(SampleEvents.numbered(0, 2));

        Flux.merge(client.stream(options()).take(2), client().stream(options()).take(2))
                .as(StepVerifier::create)
                .expectNextCount(4)
                .expectComplete()
                .verify(SOON);

        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
    }

    @Test
    void aStreamThatIsCancelledWhileItWaitsLeavesTheRenewalToTheOthers() {
        box.publish(SampleEvents.numbered(0, 1));
        box.inject(Call.ISSUE_TOKEN, Fault.delay(Duration.ofMillis(300)));
        Disposable first = client.stream(options()).subscribe();
        Flux<?> second = client().stream(options()).take(1);

        second.as(StepVerifier::create)
                .then(() -> box.awaitRequests(Call.ISSUE_TOKEN, 1, SOON))
                .then(first::dispose)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(box.requests(Call.ISSUE_TOKEN))
                .extracting(request -> request.outcome().toString())
                .singleElement()
                .asString()
                .startsWith("ANSWERED 200");
    }

    @Test
    void theCallIsMadeOverTheApplicationsOwnClient() throws Exception {
        HttpClient own = HttpClient.create().headers(headers -> headers.set("X-Own", "yes"));

        get(BoxTokens.clientCredentials(grant(), own));

        assertThat(box.requests(Call.ISSUE_TOKEN).get(0).header("X-Own")).isEqualTo("yes");
    }

    @Test
    void withTheDefaultsItWorksToo() throws Exception {
        assertThat(get(BoxTokens.clientCredentials(grant())).expiresAt()).isAfter(Instant.now());
    }

    private ClientCredentialsGrant grant() {
        return ClientCredentialsGrant.builder()
                .clientId("an-app")
                .clientSecret("hush-hush")
                .enterprise("4711")
                .tokenUrl(box.tokenUrl())
                .renewal(RenewalOptions.builder()
                        .answerTimeout(Duration.ofMinutes(10))
                        .build())
                .build();
    }

    private BoxEventClient client() {
        return BoxEventClient.builder().scheduler(time).build();
    }

    private StreamOptions options() {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessTokenProvider(tokens)
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.earliest())
                .prefetchPages(0)
                .polling(
                        PollingOptions.builder().interval(Duration.ofMinutes(4)).build())
                .limits(AnswerLimits.builder()
                        .answerTimeout(Duration.ofMinutes(10))
                        .build())
                .build();
    }

    private void read(BoxEventClient with, int events) {
        with.stream(options())
                .take(events)
                .as(StepVerifier::create)
                .expectNextCount(events)
                .expectComplete()
                .verify(SOON);
    }

    private long refusals() {
        return box.requests().stream()
                .filter(request -> request.outcome().status() == 401)
                .count();
    }

    private static AccessToken get(AccessTokenProvider tokens) throws Exception {
        return tokens.accessToken(null).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
