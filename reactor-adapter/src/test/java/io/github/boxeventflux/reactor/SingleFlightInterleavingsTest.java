package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Whatever threads ask, are refused, stop waiting and renew, in whatever order: one renewal at a time, one for each token
 * that is refused, and nobody is forgotten. {@code -Dinterleavings.seconds=…} runs for longer; {@code -Dseed=…} makes the
 * same plan again, of which the threads make what they will.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SingleFlightInterleavingsTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("interleavings.seconds", 4));
    private static final int ASKERS = 6;
    private static final int QUESTIONS = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Scheduler boxThread = Schedulers.newParallel("box", 2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        boxThread.dispose();
    }

    @Test
    void oneRenewalAtATimeOneForEachRefusalAndNobodyIsForgotten() {
        Long asked = Long.getLong("seed");
        long until = System.nanoTime() + TIME.toNanos();
        int rounds = 0;
        while (System.nanoTime() < until) {
            long seed = asked == null ? ThreadLocalRandom.current().nextLong() : asked;
            try {
                new Round(new Random(seed)).run();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + " (-Dseed=" + seed + ")\n" + e.getMessage(), e);
            }
            rounds++;
        }
        System.out.println(rounds + " rounds of renewing in " + TIME.toSeconds() + " s");
    }

    private final class Round {

        private final Random random;
        private final boolean inPlace;
        private final int failures;
        private final AtomicInteger underway = new AtomicInteger();
        private final AtomicInteger issued = new AtomicInteger();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final Queue<String> violations = new ConcurrentLinkedQueue<>();
        private final RenewedToken tokens;

        Round(Random random) {
            this.random = random;
            inPlace = random.nextInt(4) == 0;
            failures = random.nextInt(30);
            RetryOptions retry = RetryOptions.builder()
                    .firstBackoff(Duration.ofMillis(10))
                    .maxBackoff(Duration.ofMillis(10))
                    .build();
            tokens = new RenewedToken(
                    "test", RenewalOptions.builder().retry(retry).build(), null, time -> renewal());
        }

        void run() throws Exception {
            List<Future<?>> askers = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                Random own = new Random(random.nextLong());
                askers.add(threads.submit(() -> ask(own)));
            }
            for (Future<?> asker : askers) {
                asker.get(30, TimeUnit.SECONDS);
            }
            awaitToken(null);
            assertThat(violations).isEmpty();
            assertThat(issued.get())
                    .as("one, and one for each token that was refused")
                    .isEqualTo(1 + refused.size());
        }

        private Mono<AccessToken> renewal() {
            Mono<AccessToken> renewal = Mono.fromCallable(() -> {
                if (underway.incrementAndGet() > 1) {
                    violations.add("two renewals at once");
                }
                int turns;
                boolean fails;
                synchronized (random) {
                    turns = random.nextInt(20_000);
                    fails = random.nextInt(100) < failures;
                }
                Spin.turns(turns);
                underway.decrementAndGet();
                if (fails) {
                    throw new UnavailableException("down", null, null, null);
                }
                return AccessToken.of("T" + issued.incrementAndGet());
            });
            return inPlace ? renewal : renewal.subscribeOn(boxThread);
        }

        private void ask(Random own) {
            AccessToken bad = null;
            for (int i = 0; i < QUESTIONS; i++) {
                Spin.turns(own.nextInt(500));
                CompletableFuture<AccessToken> answer = tokens.accessToken(bad).toCompletableFuture();
                if (own.nextInt(10) == 0) {
                    answer.cancel(true);
                    bad = null;
                    continue;
                }
                AccessToken token = answerOf(answer);
                if (token == null) {
                    continue;
                }
                if (token.equals(bad)) {
                    violations.add("given again though it was refused: " + token.value());
                }
                bad = own.nextInt(30) == 0 ? token : null;
                if (bad != null) {
                    refused.add(bad.value());
                }
            }
            awaitToken(bad);
        }

        private void awaitToken(@Nullable AccessToken bad) {
            while (violations.isEmpty() && answerOf(tokens.accessToken(bad).toCompletableFuture()) == null) {
                Thread.onSpinWait();
            }
        }

        private @Nullable AccessToken answerOf(CompletableFuture<AccessToken> answer) {
            try {
                return answer.handle((token, error) -> token).get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                violations.add("somebody waits for ever");
                return null;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
