package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class KeyedOrderTest {

    private final KeyedOrder order = new KeyedOrder();
    private final List<String> done = new ArrayList<>();

    private Mono<Void> work(String name) {
        return Mono.fromRunnable(() -> done.add(name));
    }

    @Test
    void workOfOneKeyRunsInTheOrderOfSubscription() {
        Sinks.Empty<Void> first = Sinks.empty();
        Mono<Void> all = Flux.merge(
                        order.inOrder("a", first.asMono().then(work("a1"))),
                        order.inOrder("a", work("a2")),
                        order.inOrder("b", work("b1")),
                        order.inOrder("a", work("a3")))
                .then();

        all.as(StepVerifier::create)
                .expectSubscription()
                .then(() -> assertThat(done).containsExactly("b1"))
                .then(first::tryEmitEmpty)
                .verifyComplete();

        assertThat(done).containsExactly("b1", "a1", "a2", "a3");
    }

    @Test
    void workThatFailsPassesItsTurnOnToo() {
        Mono<Void> fails = Mono.delay(Duration.ofMillis(1)).then(Mono.error(new IllegalStateException("failed")));

        Flux.mergeDelayError(2, order.inOrder("a", fails), order.inOrder("a", work("a2")))
                .as(StepVerifier::create)
                .verifyErrorMessage("failed");

        assertThat(done).containsExactly("a2");
        assertThat(order.keys()).isZero();
    }

    @Test
    void workThatIsCancelledDoesNot() {
        Disposable running = order.inOrder("a", Mono.never()).subscribe(ignored -> {});
        Disposable waiting = order.inOrder("a", work("a2")).subscribe(ignored -> {});

        running.dispose();
        waiting.dispose();

        assertThat(done).isEmpty();
    }

    @Test
    void aKeyIsForgottenWhenItsLastWorkIsOver() {
        Sinks.Empty<Void> first = Sinks.empty();

        Flux.merge(order.inOrder("a", first.asMono()), order.inOrder("a", work("a2")), order.inOrder("b", work("b1")))
                .as(StepVerifier::create)
                .expectSubscription()
                .then(() -> assertThat(order.keys()).isOne())
                .then(first::tryEmitEmpty)
                .verifyComplete();

        assertThat(order.keys()).isZero();
    }
}
