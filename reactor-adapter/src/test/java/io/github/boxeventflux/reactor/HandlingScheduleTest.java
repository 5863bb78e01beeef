package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** When each event is handled, for any times that handlers take, held against a simple calculation. */
class HandlingScheduleTest {

    private static final int EVENTS = 200;

    @Test
    void eachIsStartedAsSoonAsThereIsRoomAndThoseOfItsKeyAreDone() {
        Seeds.forEach(100, HandlingScheduleTest::run);
    }

    private static void run(Random random) {
        int concurrency = 1 + random.nextInt(20);
        String[] files = files(random);
        long[] times = IntStream.range(0, EVENTS)
                .mapToLong(i -> random.nextInt(4) == 0 ? 0 : random.nextInt(100))
                .toArray();
        long[] started = new long[EVENTS];
        List<Integer> running = new ArrayList<>();
        List<Integer> most = new ArrayList<>();
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(concurrency));

        StepVerifier.withVirtualTime(() -> trial.handle(HandlingTrial.about(files), event -> {
                    int number = Integer.parseInt(event.eventId()) - 1;
                    started[number] = Schedulers.parallel().now(TimeUnit.MILLISECONDS);
                    running.add(number);
                    most.add(running.size());
                    Mono<?> work = times[number] == 0 ? Mono.empty() : Mono.delay(Duration.ofMillis(times[number]));
                    return work.doOnTerminate(() -> running.remove((Integer) number));
                }))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();

        assertThat(started).isEqualTo(calculated(concurrency, files, times));
        assertThat(most).allMatch(count -> count <= concurrency);
        assertThat(trial.steps("acknowledged")).hasSize(EVENTS);
    }

    /** An empty name, which needs no order, among them. */
    private static String[] files(Random random) {
        int names = 1 + random.nextInt(30);
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> random.nextInt(names))
                .map(name -> name == 0 ? "" : "file-" + name)
                .toArray(String[]::new);
    }

    private static long[] calculated(int concurrency, String[] files, long[] times) {
        long[] starts = new long[EVENTS];
        PriorityQueue<Long> endsInHand = new PriorityQueue<>();
        Map<String, Long> lastEnds = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            long taken = endsInHand.size() < concurrency ? 0 : endsInHand.remove();
            starts[i] = files[i].isEmpty() ? taken : Math.max(taken, lastEnds.getOrDefault(files[i], 0L));
            lastEnds.put(files[i], starts[i] + times[i]);
            endsInHand.add(starts[i] + times[i]);
        }
        return starts;
    }
}
