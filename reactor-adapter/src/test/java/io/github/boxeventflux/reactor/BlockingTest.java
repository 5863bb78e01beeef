package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Guards the guard: every test of this module would fail on a blocking call on a Reactor thread. */
class BlockingTest {

    @Test
    void aBlockingCallOnAReactorThreadIsFound() {
        Mono<String> blocking = Mono.fromCallable(() -> {
                    new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
                    return "done";
                })
                .subscribeOn(Schedulers.parallel());

        assertThatThrownBy(blocking::block).hasStackTraceContaining("Blocking call!");
    }
}
