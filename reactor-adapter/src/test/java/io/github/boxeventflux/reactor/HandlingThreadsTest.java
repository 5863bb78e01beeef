package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** On real threads, whichever of them is first: what is started, and what is acknowledged, how often and when. */
class HandlingThreadsTest {

    private static final Scheduler THREADS = Schedulers.newParallel("handlers", 4);
    private static final int EVENTS = 300;

    @AfterAll
    static void endThreads() {
        THREADS.dispose();
    }

    @Test
    void eachIsAcknowledgedAtMostOnceAndOnlyWhenItsHandlerHasCompleted() {
        Seeds.forEach(100, random -> new Run(random).assertThatAllIsWell());
    }

    private enum End {
        ALL_HANDLED,
        STOPPED,
        CANCELLED,
        RECORDS_FAIL
    }

    private static final class Run {

        private static final List<End> ENDS = List.of(End.values());

        private final Random random;
        private final End end;
        private final int concurrency;
        private final int keys;
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicIntegerArray runningOfKey;
        private final List<Queue<Integer>> startedOfKey;
        private final AtomicIntegerArray tries = new AtomicIntegerArray(EVENTS);
        private final AtomicIntegerArray completed = new AtomicIntegerArray(EVENTS);
        private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(EVENTS);
        private final Collection<String> wrong = new ConcurrentLinkedQueue<>();

        Run(Random random) {
            this.random = random;
            end = ENDS.get(random.nextInt(ENDS.size()));
            concurrency = 1 + random.nextInt(16);
            keys = 1 + random.nextInt(20);
            runningOfKey = new AtomicIntegerArray(keys);
            startedOfKey = Stream.<Queue<Integer>>generate(ConcurrentLinkedQueue::new)
                    .limit(keys)
                    .toList();
        }

        void assertThatAllIsWell() {
            Duration drainTimeout = Duration.ofMillis(random.nextInt(20));
            Publisher<?> stop = end == End.STOPPED ? moment() : Mono.never();
            Mono<Void> handled =
                    handling().handle(records(), stop, drainTimeout).then();

            (end == End.CANCELLED ? handled.takeUntilOther(moment()) : handled)
                    .onErrorComplete(IllegalStateException.class)
                    .block(Duration.ofSeconds(30));

            assertThat(wrong)
                    .as("%s, %s at once, %s keys", end, concurrency, keys)
                    .isEmpty();
            if (end == End.ALL_HANDLED) {
                assertThat(IntStream.range(0, EVENTS).map(acknowledged::get)).containsOnly(1);
            }
        }

        private Flux<EventRecord> records() {
            Flux<EventRecord> all = Flux.range(0, EVENTS)
                    .map(number -> HandlingTrial.recordOf(
                            HandlingTrial.event(number, ""), event -> acknowledge(numberOf(event))))
                    .publishOn(THREADS, 16);
            return end == End.RECORDS_FAIL
                    ? all.take(random.nextInt(EVENTS)).concatWith(Mono.error(new IllegalStateException("gone")))
                    : all;
        }

        private EventHandling handling() {
            ProcessOptions options = ProcessOptions.builder()
                    .concurrency(concurrency)
                    .orderBy(event -> numberOf(event) % keys)
                    .retry(RetryOptions.builder()
                            .firstBackoff(Duration.ofMillis(10))
                            .maxBackoff(Duration.ofMillis(10))
                            .build())
                    .build();
            return new EventHandling(
                    options,
                    event -> handler(numberOf(event)),
                    StreamTime.atSubscription(null, null),
                    new StreamSignals(new StreamInfo(null, StreamType.ALL), List.of()),
                    new Random(random.nextLong()));
        }

        private Mono<?> moment() {
            return Mono.delay(Duration.ofMillis(random.nextInt(30)), THREADS);
        }

        /** Its chance comes from its number: the threads come in any order to the random numbers. */
        private Publisher<?> handler(int number) {
            int chance = new Random(number * 31L + keys).nextInt(10);
            int key = number % keys;
            check(running.incrementAndGet() <= concurrency, number, "too many at once");
            check(runningOfKey.incrementAndGet(key) == 1, number, "two of a key at once");
            boolean first = tries.incrementAndGet(number) == 1;
            if (first) {
                check(startedOfKey.get(key).stream().allMatch(other -> other < number), number, "out of order");
                startedOfKey.get(key).add(number);
            }
            Mono<Void> work =
                    chance == 0 ? Mono.delay(Duration.ofMillis(1), THREADS).then() : Mono.empty();
            Mono<Void> result = chance == 1 && first ? work.then(Mono.error(new Exception("once"))) : work;
            return (chance < 5 ? result.subscribeOn(THREADS) : result)
                    .doOnSuccess(done -> completed.incrementAndGet(number))
                    .doOnTerminate(() -> {
                        runningOfKey.decrementAndGet(key);
                        running.decrementAndGet();
                    });
        }

        private void acknowledge(int number) {
            check(completed.get(number) == 1, number, "not completed");
            check(acknowledged.incrementAndGet(number) == 1, number, "acknowledged twice");
        }

        private void check(boolean good, int number, String otherwise) {
            if (!good) {
                wrong.add(otherwise + ": " + number);
            }
        }

        private static int numberOf(Event event) {
            return Integer.parseInt(event.eventId());
        }
    }
}
