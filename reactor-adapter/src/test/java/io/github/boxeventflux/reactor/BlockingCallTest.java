package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.AskedTokens.SOON;
import static io.github.boxeventflux.reactor.AskedTokens.errorOf;
import static io.github.boxeventflux.reactor.AskedTokens.freshOf;
import static io.github.boxeventflux.reactor.AskedTokens.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Blocking code gets tokens where blocking is allowed: every test here would fail on any of Reactor's other threads. */
class BlockingCallTest {

    private final FakeBox box = FakeBox.builder().tokens("no-other").start();
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        box.close();
    }

    /** As the SDKs of this world do. */
    private AccessToken blockingly() throws InterruptedException {
        calls.incrementAndGet();
        threads.add(Thread.currentThread().getName());
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        return AccessToken.of(box.issueToken(Duration.ofHours(1)));
    }

    @Test
    void itIsCalledWhereItMayBlockOnceForAllWhoWait() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(this::blockingly);
        box.publish(SampleEvents.numbered(0, 2));

        Flux.range(0, 20)
                .flatMap(i -> stream(tokens).take(2), 20)
                .as(StepVerifier::create)
                .expectNextCount(40)
                .expectComplete()
                .verify(SOON);

        assertThat(calls).hasValue(1);
        assertThat(threads).allMatch(name -> name.startsWith("boundedElastic-"));
    }

    @Test
    void soItIsWhenItIsAskedOnAThreadThatMustNotBlock() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(this::blockingly);

        Mono.fromCallable(() -> tokens.accessToken(null))
                .subscribeOn(Schedulers.parallel())
                .flatMap(stage -> Mono.fromFuture(stage.toCompletableFuture()))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(threads).allMatch(name -> name.startsWith("boundedElastic-"));
    }

    @Test
    void soItIsInTheMiddleOfAStream() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(this::blockingly);
        box.publish(SampleEvents.numbered(0, 1));

        stream(tokens)
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(() -> box.revokeToken(tokenOf(tokens).value()))
                .then(() -> box.publish(SampleEvents.numbered(1, 2)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(calls).hasValue(2);
        assertThat(threads).allMatch(name -> name.startsWith("boundedElastic-"));
    }

    @Test
    void itIsCalledAgainOnlyForATokenThatWasRefused() {
        AccessTokenProvider tokens = BoxTokens.fromCallable(this::blockingly);

        AccessToken token = tokenOf(tokens);
        assertThat(tokenOf(tokens)).isSameAs(token);
        AccessToken fresh = freshOf(tokens, token);

        assertThat(fresh).isNotEqualTo(token);
        assertThat(freshOf(tokens, token)).isSameAs(fresh);
        assertThat(calls).hasValue(2);
    }

    @Test
    void whatItThrowsIsToldAndPasses() {
        AccessTokenProvider tokens = fromCallable(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("no network");
            }
            return AccessToken.of(box.token());
        });

        assertThat(errorOf(tokens))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("The callable that gets access tokens failed (IOException); it is tried again")
                .hasStackTraceContaining("java.io.IOException: no network")
                .hasStackTraceContaining("BlockingCallTest");
        box.publish(SampleEvents.numbered(0));
        stream(tokens)
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void soDoesALibraryThatIsNotThere() {
        AccessTokenProvider tokens = fromCallable(() -> {
            throw new NoClassDefFoundError("com/box/Something");
        });

        assertThat(errorOf(tokens)).hasMessageContaining("failed (NoClassDefFoundError)");
    }

    @Test
    void soDoesNoTokenAtAll() {
        assertThat(errorOf(fromCallable(() -> null))).hasMessageContaining("failed (NullPointerException)");
    }

    @Test
    void aFatalErrorEndsTheStream() {
        ForbiddenException revoked = new ForbiddenException("the application was removed", null);

        stream(fromCallable(() -> {
                    throw revoked;
                }))
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error).isSameAs(revoked))
                .verify(SOON);
    }

    @Test
    void oneThatHangsIsInterruptedAndCalledAgain() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        AccessTokenProvider tokens = fromCallable(() -> {
            if (calls.incrementAndGet() > 1) {
                return AccessToken.of("T1");
            }
            try {
                new CountDownLatch(1).await();
                return AccessToken.of("never");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });

        assertThat(errorOf(tokens)).hasMessageContaining("failed (TimeoutException)");
        assertThat(interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        AccessTokenProvider patient = refused -> Mono.defer(
                        () -> Mono.fromFuture(tokens.accessToken(refused).toCompletableFuture()))
                .retryWhen(Retry.fixedDelay(1_000, Duration.ofMillis(20)))
                .toFuture();
        assertThat(tokenOf(patient).value()).isEqualTo("T1");
    }

    @Test
    void thereMustBeOne() {
        assertThatNullPointerException()
                .isThrownBy(() -> BoxTokens.fromCallable(null))
                .withMessage("callable");
    }

    private static AccessTokenProvider fromCallable(Callable<AccessToken> callable) {
        return BoxTokens.fromCallable(
                callable,
                RenewalOptions.builder()
                        .answerTimeout(Duration.ofSeconds(1))
                        .retry(RetryOptions.builder()
                                .firstBackoff(Duration.ofMillis(10))
                                .build())
                        .build());
    }

    private Flux<?> stream(AccessTokenProvider tokens) {
        return BoxEventFlux.stream(StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessTokenProvider(tokens)
                .startAt(StartAt.earliest())
                .build());
    }
}
