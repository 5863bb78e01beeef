package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.AskedTokens.SOON;
import static io.github.boxeventflux.reactor.AskedTokens.errorOf;
import static io.github.boxeventflux.reactor.AskedTokens.freshOf;
import static io.github.boxeventflux.reactor.AskedTokens.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A refresh token is used up by each renewal: the next one is stored before anything is used. */
class RefreshTokenTest {

    private final FakeBox box = FakeBox.builder()
            .tokens("no-other")
            .application("an-app", "hush-hush")
            .start();
    private final String first = box.issueRefreshToken();
    private final List<String> stored = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void eachRenewalStoresTheNextRefreshToken() {
        AccessTokenProvider tokens = provider(this::store);

        AccessToken token = tokenOf(tokens);
        for (int i = 0; i < 5; i++) {
            token = freshOf(tokens, token);
        }

        List<String> used = usedRefreshTokens();
        assertThat(used).hasSize(6).doesNotHaveDuplicates().first().isEqualTo(first);
        assertThat(stored).hasSize(6).startsWith(used.subList(1, 6).toArray(String[]::new));
        assertThat(statuses()).containsOnly(200);
    }

    @Test
    void nothingIsUsedBeforeItIsStored() {
        AtomicInteger readBefore = new AtomicInteger(-1);
        AccessTokenProvider tokens = provider(refreshToken ->
                Mono.delay(Duration.ofMillis(300)).doOnNext(late -> readBefore.set(box.count(Call.READ_EVENTS))));

        reading(tokens)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(readBefore).hasValue(0);
    }

    @Test
    void whatCannotBeStoredIsNotUsedAndIsHandedOverUntilItIs() {
        AtomicInteger readBefore = new AtomicInteger();
        AccessTokenProvider tokens = provider(refreshToken -> {
            stored.add(refreshToken);
            readBefore.addAndGet(box.count(Call.READ_EVENTS));
            return switch (stored.size()) {
                case 1 -> throw new IllegalStateException("no database");
                case 2 -> Mono.error(new IOException("no database"));
                case 3 -> null;
                default -> Mono.empty();
            };
        });

        reading(tokens)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(stored).hasSize(4).containsOnly(stored.get(0));
        assertThat(readBefore).hasValue(0);
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
    }

    @Test
    void whoAsksIsToldThatItCouldNotBeStored() {
        AccessTokenProvider tokens = provider(refreshToken -> Mono.error(new IOException("no database")));

        assertThat(errorOf(tokens))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("The new refresh token could not be stored (IOException); it is tried again")
                .hasStackTraceContaining("java.io.IOException: no database");
    }

    @Test
    void aStoreThatHangsIsCalledAgain() {
        AtomicInteger cancelled = new AtomicInteger();
        AccessTokenProvider tokens = provider(refreshToken -> {
            stored.add(refreshToken);
            return stored.size() == 1 ? Mono.never().doOnCancel(cancelled::incrementAndGet) : Mono.empty();
        });

        assertThat(errorOf(tokens)).hasMessageContaining("could not be stored (TimeoutException)");
        await().atMost(SOON).untilAsserted(() -> assertThat(tokenOf(tokens)).isNotNull());

        assertThat(stored).hasSize(2);
        assertThat(cancelled).hasValue(1);
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
    }

    @Test
    void aStoreThatGivesElementsIsWaitedForUntilItCompletes() {
        AtomicInteger elements = new AtomicInteger();
        AccessTokenProvider tokens =
                provider(refreshToken -> Flux.range(0, 3).doOnNext(element -> elements.incrementAndGet()));

        assertThat(tokenOf(tokens)).isNotNull();
        assertThat(elements).hasValue(3);
    }

    @Test
    void aStoreMayBlock(@TempDir Path directory) {
        Path file = directory.resolve("token");
        AccessTokenProvider tokens = provider(refreshToken -> Mono.fromRunnable(() -> write(file, refreshToken)));

        AccessToken token = tokenOf(tokens);
        freshOf(tokens, token);

        assertThat(file).hasContent("fake-box-refresh-token-3");
    }

    /** The process dies after Box's answer and before it is stored: then the refresh token is lost. */
    @Test
    void aCrashBeforeItIsStoredUsesNothingAndTakesANewSignIn() {
        AtomicReference<String> disk = new AtomicReference<>(first);
        AccessTokenProvider dying = provider(refreshToken -> Mono.never());
        var waiting = reading(dying).subscribe();
        await().atMost(SOON)
                .until(() -> box.requests(Call.ISSUE_TOKEN).stream()
                        .anyMatch(request -> request.outcome().status() == 200));
        waiting.dispose();

        AccessTokenProvider next = restarted(disk);

        reading(next)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                UnauthorizedException.class,
                                unauthorized -> assertThat(unauthorized.code()).isEqualTo("invalid_grant"))
                        .hasMessageContaining("takes a new sign-in"))
                .verify(SOON);
        assertThat(box.count(Call.READ_EVENTS)).isZero();
        disk.set(box.issueRefreshToken());
        AccessTokenProvider signedIn = restarted(disk);
        reading(signedIn)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aCrashAfterItIsStoredLosesNothing() {
        AtomicReference<String> disk = new AtomicReference<>(first);
        for (int i = 0; i < 5; i++) {
            assertThat(tokenOf(restarted(disk))).isNotNull();
        }

        assertThat(statuses()).containsOnly(200);
        assertThat(usedRefreshTokens()).doesNotHaveDuplicates();
    }

    /** One reads and the other stands by, in turn, over one store. */
    @Test
    void replicasThatShareAStoreGoOnFromEachOther() {
        AtomicReference<String> disk = new AtomicReference<>(first);
        List<AccessTokenProvider> replicas = List.of(restarted(disk), restarted(disk));
        for (int i = 0; i < 6; i++) {
            AccessTokenProvider owner = replicas.get(i % 2);
            freshOf(owner, tokenOf(owner));
        }

        assertThat(statuses()).containsOnly(200);
        assertThat(usedRefreshTokens()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void withoutAStoredRefreshTokenAUserMustSignIn() {
        RefreshTokenGrant.Builder grant = grant().loadedBy(Mono::empty).storedBy(this::store);

        assertThat(errorOf(BoxTokens.refreshToken(grant.build())))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageStartingWith("There is no refresh token");
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadIsReadAgain() {
        AtomicInteger loads = new AtomicInteger();
        AccessTokenProvider tokens = BoxTokens.refreshToken(grant().loadedBy(
                        () -> loads.incrementAndGet() == 1 ? Mono.error(new TimeoutException()) : Mono.just(first))
                .storedBy(this::store)
                .build());

        reading(tokens)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(loads).hasValue(2);
    }

    @Test
    void anAnswerWithoutARefreshTokenLeavesTheOldOne() {
        box.inject(
                Call.ISSUE_TOKEN,
                Fault.body("{\"access_token\":\"T1\"}"),
                Fault.body("{\"access_token\":\"T2\",\"refresh_token\":\"" + first + "\"}"));
        AccessTokenProvider tokens = provider(this::store);

        AccessToken token = freshOf(tokens, tokenOf(tokens));

        assertThat(token.value()).isEqualTo("T2");
        assertThat(stored).isEmpty();
        assertThat(usedRefreshTokens()).containsExactly(first, first);
    }

    @Test
    void anAnswerThatIsLostOnItsWayIsTheEndOfTheRefreshToken() {
        box.inject(Call.ISSUE_TOKEN, Fault.cut());
        AccessTokenProvider tokens = provider(this::store);

        reading(tokens).as(StepVerifier::create).verifyError(UnauthorizedException.class);

        assertThat(stored).isEmpty();
    }

    @Test
    void aCallThatBoxNeverSawIsMadeAgainWithTheSameRefreshToken() {
        box.inject(Call.ISSUE_TOKEN, Fault.status(503), Fault.reset());

        reading(provider(this::store))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(usedRefreshTokens()).containsExactly(first, first, first);
    }

    private AccessTokenProvider restarted(AtomicReference<String> disk) {
        return BoxTokens.refreshToken(grant().loadedBy(() -> Mono.fromSupplier(disk::get))
                .storedBy(refreshToken -> Mono.fromRunnable(() -> disk.set(refreshToken)))
                .build());
    }

    private Publisher<?> store(String refreshToken) {
        return Mono.fromRunnable(() -> stored.add(refreshToken));
    }

    private AccessTokenProvider provider(Function<String, ? extends Publisher<?>> storedBy) {
        return BoxTokens.refreshToken(
                grant().refreshToken(first).storedBy(storedBy).build());
    }

    private RefreshTokenGrant.Builder grant() {
        return RefreshTokenGrant.builder()
                .clientId("an-app")
                .clientSecret("hush-hush")
                .tokenUrl(box.tokenUrl())
                .renewal(RenewalOptions.builder()
                        .answerTimeout(Duration.ofSeconds(2))
                        .retry(RetryOptions.builder()
                                .firstBackoff(Duration.ofMillis(10))
                                .maxBackoff(Duration.ofMillis(10))
                                .build())
                        .build());
    }

    private Flux<?> reading(AccessTokenProvider tokens) {
        box.publish(SampleEvents.numbered(0));
        return BoxEventFlux.stream(StreamOptions.builder()
                        .apiUrl(box.apiUrl())
                        .accessTokenProvider(tokens)
                        .startAt(StartAt.earliest())
                        .build())
                .take(1);
    }

    private List<String> usedRefreshTokens() {
        return box.requests(Call.ISSUE_TOKEN).stream()
                .map(request -> request.formField("refresh_token"))
                .toList();
    }

    private List<Integer> statuses() {
        return box.requests(Call.ISSUE_TOKEN).stream()
                .map(RecordedRequest::outcome)
                .map(RecordedRequest.Outcome::status)
                .toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
