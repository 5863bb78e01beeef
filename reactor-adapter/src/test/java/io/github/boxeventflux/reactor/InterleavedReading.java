package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.options.CheckpointOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.InterleavedRound.End;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/** One subscription: several threads say what is done, and another one ends it. */
final class InterleavedReading extends BaseSubscriber<EventRecord> {

    private static final int WORKERS = 3;
    private static final long IDLE_NANOS = 20_000;

    private final InterleavedRound round;
    private final WatchedStore store;
    private final End end;
    private final Random random;
    private final boolean oneByOne;
    private final Set<Integer> coveredBefore;
    private final CountDownLatch released;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Queue<EventRecord> open = new ConcurrentLinkedQueue<>();
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
    private final Set<Integer> said = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile Set<Integer> saidInTime = Set.of();

    InterleavedReading(InterleavedRound round, End end, Random random) {
        this.round = round;
        this.end = end;
        this.random = random;
        store = round.store;
        oneByOne = random.nextBoolean();
        coveredBefore = store.covered();
        released = store.nextRelease();
    }

    void run() throws Exception {
        store.refuse(false);
        List<Future<?>> threads = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Random own = new Random(random.nextLong());
            threads.add(round.threads.submit(() -> work(own)));
        }
        int delay = random.nextInt(20_000);
        threads.add(round.threads.submit(() -> endAfter(delay)));
        ScriptedBoxApi.read(api(), options(), Reader::records)
                .doFinally(signal -> over.countDown())
                .subscribe(this);
        await(over, "it does not end");
        await(released, "it does not let go of its checkpoint");
        for (Future<?> thread : threads) {
            thread.get(20, TimeUnit.SECONDS);
        }
        check();
    }

    private BoxApi api() {
        return new ScriptedBoxApi().onRead(position -> {
            Mono<DecodedPage> page = Mono.fromSupplier(() -> round.stream.page(position));
            return round.boxThread == null ? page : page.subscribeOn(round.boxThread);
        });
    }

    private StreamOptions options() {
        return ScriptedBoxApi.options(StreamType.ADMIN_LOGS)
                .name("audit")
                .createdBefore(Instant.EPOCH)
                .startAt(StartAt.earliest())
                .checkpointStore(store)
                .stopWhen(stop.asMono())
                .prefetchPages(random.nextInt(4))
                .maxUnacknowledgedEvents(1 + random.nextInt(8))
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(10))
                        .build())
                .checkpoint(CheckpointOptions.builder()
                        .saveInterval(Duration.ofMillis(random.nextInt(3)))
                        .build())
                .build();
    }

    private void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError(what + " (" + end + "); seen " + seen + ", said " + said);
        }
    }

    private void check() {
        Awaitility.await("every checkpoint() is answered")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> unanswered.get() == 0);
        switch (end) {
            case CANCEL ->
                assertThat(store.covered()).as("said before the cancel").containsAll(saidInTime);
            case STOP, ALL_READ ->
                assertThat(store.covered()).as("delivered before " + end).containsAll(seen);
            case REFUSED_SAVE -> {}
        }
    }

    private void endAfter(int delay) {
        Spin.turns(delay);
        switch (end) {
            case CANCEL -> {
                saidInTime = said.stream().filter(round.stream::hasId).collect(Collectors.toSet());
                cancel();
            }
            case STOP -> stop.tryEmitEmpty();
            case REFUSED_SAVE -> store.refuse(true);
            case ALL_READ -> {}
        }
    }

    private void work(Random own) {
        while (over.getCount() > 0 || !open.isEmpty()) {
            EventRecord next = open.poll();
            if (next == null) {
                LockSupport.parkNanos(IDLE_NANOS);
            } else {
                handle(next, own);
            }
        }
    }

    private void handle(EventRecord next, Random own) {
        int number = round.stream.number(next.event());
        Spin.turns(own.nextInt(200));
        switch (own.nextInt(8)) {
            case 0, 1 -> checkpoint(next, number);
            case 2 -> {
                acknowledge(next, number);
                checkpoint(next, number);
            }
            case 3 -> {
                open.add(next);
                return;
            }
            case 4 -> {
                // Somebody who waits for all would wait for it.
                if (end != End.CANCEL) {
                    acknowledge(next, number);
                }
            }
            default -> acknowledge(next, number);
        }
        if (oneByOne) {
            request(1);
        }
    }

    private void acknowledge(EventRecord next, int number) {
        round.acknowledged.add(number);
        next.acknowledge();
        said.add(number);
    }

    private void checkpoint(EventRecord next, int number) {
        round.acknowledged.add(number);
        unanswered.incrementAndGet();
        next.checkpoint()
                .doFinally(signal -> unanswered.decrementAndGet())
                .contextWrite(currentContext())
                .subscribe(none -> {}, error -> {}, () -> isDurable(number));
        said.add(number);
    }

    private void isDurable(int number) {
        if (!store.covered().contains(number)) {
            store.violations.add("checkpoint() completed, and a restart repeats it: " + number);
        }
        round.durable.add(number);
    }

    /** Errors that nobody would be told of: of this reading only, since other tests' may come late. */
    @Override
    public Context currentContext() {
        Consumer<Throwable> dropped = error -> store.violations.add("dropped: " + error);
        return Context.of("reactor.onErrorDropped.local", dropped);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(oneByOne ? 1 : Long.MAX_VALUE);
    }

    @Override
    protected void hookOnNext(EventRecord next) {
        int number = round.stream.number(next.event());
        if (!seen.add(number) || coveredBefore.contains(number) || round.durable.contains(number)) {
            store.violations.add("repeated: " + number);
        }
        open.add(next);
    }

    @Override
    protected void hookOnError(Throwable error) {
        if (end != End.REFUSED_SAVE) {
            store.violations.add(error.toString());
        }
    }
}
