package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.CallPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class AccountGateTest {

    private static final Duration A_WINDOW = Duration.ofSeconds(61);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    private AccountGate gate(int perMinute) {
        return new AccountGate(time, perMinute);
    }

    private Disposable call(AccountGate gate, CallPriority priority, String name) {
        return gate.permit(priority)
                .subscribe(permit -> order.add(name + " " + permit.waited().toSeconds()));
    }

    @Test
    void whoMayCallDoesSoAtOnceAndTheNextOneWhenTheTimeHasCome() {
        AccountGate gate = gate(2);
        IntStream.range(0, 3).forEach(i -> call(gate, CallPriority.LIVE, "live"));
        assertThat(order).containsExactly("live 0", "live 0");

        time.advanceTimeBy(A_WINDOW);

        assertThat(order).containsExactly("live 0", "live 0", "live 61");
    }

    @Test
    void whatIsLiveGoesFirstAndOtherwiseWhoCameFirst() {
        AccountGate gate = gate(1);
        call(gate, CallPriority.LIVE, "first");
        call(gate, CallPriority.HISTORY, "history 1");
        call(gate, CallPriority.HISTORY, "history 2");
        call(gate, CallPriority.LIVE, "live 1");
        call(gate, CallPriority.LIVE, "live 2");

        time.advanceTimeBy(A_WINDOW.multipliedBy(4));

        assertThat(order).containsExactly("first 0", "live 1 61", "live 2 122", "history 1 183", "history 2 244");
    }

    @Test
    void whoIsCancelledLeavesTheOthersWhereTheyAre() {
        AccountGate gate = gate(1);
        call(gate, CallPriority.LIVE, "first");
        Disposable second = call(gate, CallPriority.LIVE, "second");
        call(gate, CallPriority.LIVE, "third");
        Disposable last = call(gate, CallPriority.LIVE, "last");

        second.dispose();
        last.dispose();
        time.advanceTimeBy(A_WINDOW);

        assertThat(order).containsExactly("first 0", "third 61");
        assertThat(gate.isForgettable()).isFalse();
        time.advanceTimeBy(A_WINDOW);
        assertThat(gate.isForgettable()).isTrue();
    }

    @Test
    void whenAllAreCancelledThenTheNextOneIsWokenAsEver() {
        AccountGate gate = gate(1);
        call(gate, CallPriority.LIVE, "first");
        call(gate, CallPriority.LIVE, "second").dispose();
        time.advanceTimeBy(Duration.ofSeconds(30));

        call(gate, CallPriority.LIVE, "third");
        time.advanceTimeBy(A_WINDOW);

        assertThat(order).containsExactly("first 0", "third 31");
    }

    @Test
    void aTimerThatIsWaitedForByHistoryDoesNotHoldUpWhatIsLive() {
        AccountGate gate = gate(50);
        IntStream.range(0, 49).forEach(i -> call(gate, CallPriority.HISTORY, "past"));
        call(gate, CallPriority.HISTORY, "waiting");
        order.clear();

        call(gate, CallPriority.LIVE, "live");
        time.advanceTimeBy(A_WINDOW);

        assertThat(order).containsExactly("live 0", "waiting 61");
    }

    @Test
    void manyThreadsAtOnceGetWhatThereIsAndNobodyIsForgotten() {
        int budget = 300;
        int callers = 2_000;
        AccountGate gate = gate(budget);
        AtomicInteger admitted = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Flux.range(0, callers)
                .parallel(4)
                .runOn(Schedulers.boundedElastic())
                .doOnNext(i -> {
                    Disposable waiting = gate.permit(i % 2 == 0 ? CallPriority.LIVE : CallPriority.HISTORY)
                            .doOnCancel(cancelled::incrementAndGet)
                            .subscribe(permit -> admitted.incrementAndGet());
                    if (i % 3 == 0) {
                        waiting.dispose();
                    }
                })
                .sequential()
                .then()
                .block(Duration.ofSeconds(10));
        assertThat(admitted.get()).isBetween(1, budget);

        for (int minute = 1; minute <= callers / budget; minute++) {
            time.advanceTimeBy(A_WINDOW);
            assertThat(admitted.get()).isLessThanOrEqualTo((minute + 1) * budget);
        }

        assertThat(admitted.get() + cancelled.get()).isEqualTo(callers);
    }

    /** Where it cost a look at all the others, this would take minutes. */
    @Test
    void whoWaitsAmongAHundredThousandCostsNoMoreThanWhoWaitsAlone() {
        AccountGate gate = gate(1_000);
        List<Disposable> callers = IntStream.range(0, 102_000)
                .mapToObj(i -> call(gate, i % 2 == 0 ? CallPriority.LIVE : CallPriority.HISTORY, "caller"))
                .toList();
        assertThat(order).hasSize(1_000);

        for (int i = 2_000; i < callers.size(); i += 4) {
            callers.get(i).dispose();
            callers.get(i + 1).dispose();
        }
        time.advanceTimeBy(A_WINDOW.multipliedBy(60));

        assertThat(order).hasSize(52_000);
    }

    @Test
    void onARealSchedulerNobodyIsForgottenAndNobodyIsInterrupted() {
        int callers = 400;
        AccountGate gate = new AccountGate(Schedulers.parallel(), 100_000);
        AccountGate.Permit first = gate.permit(CallPriority.LIVE).block();
        gate.refused(Objects.requireNonNull(first), Duration.ZERO);
        AtomicInteger interrupted = new AtomicInteger();

        Long admitted = Flux.range(0, callers)
                .flatMap(
                        i -> gate.permit(CallPriority.LIVE)
                                .doOnNext(permit -> interrupted.addAndGet(isTimerInterrupted() ? 1 : 0))
                                .subscribeOn(Schedulers.boundedElastic())
                                .timeout(Duration.ofMillis(i % 3 == 0 ? 1 : 10_000), Mono.empty())
                                .then(gate.permit(CallPriority.HISTORY)),
                        20)
                .count()
                .block(Duration.ofSeconds(20));

        assertThat(admitted).isEqualTo(callers);
        assertThat(interrupted).hasValue(0);
    }

    /** The gate's own thread; a caller's may be interrupted by the caller's timeout. */
    private static boolean isTimerInterrupted() {
        return Schedulers.isInNonBlockingThread() && Thread.currentThread().isInterrupted();
    }

    @Test
    void whoAsksAgainAtOnceDoesNotGrowTheStack() {
        AccountGate gate = gate(100_000);

        Mono.defer(() -> gate.permit(CallPriority.LIVE))
                .repeat(100_000 - 1)
                .doOnNext(permit -> order.add("called"))
                .subscribe();

        assertThat(order).hasSize(100_000);
    }
}
