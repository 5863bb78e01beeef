package io.github.boxeventflux.reactor.network;

import static io.github.boxeventflux.reactor.network.BehindNetwork.SOON;
import static io.github.boxeventflux.reactor.network.BehindNetwork.answerWithin;
import static io.github.boxeventflux.reactor.network.BehindNetwork.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.NetworkFault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.Disposable;

/** Whatever the network does, every event comes once and in its order. */
class RandomNetworkTest {

    private static final int WAVES = 3;
    private static final int EVENTS = 60;

    @RepeatedTest(3)
    void everyEventComesOnceWhateverTheNetworkDoes() {
        long seed = Long.getLong("seed", new Random().nextLong());
        try (BehindNetwork network = new BehindNetwork(FakeBox.builder().maxRetries(2))) {
            network.api().injectAtRandom(seed, RandomNetworkTest::fault);
            network.realtime().injectAtRandom(~seed, RandomNetworkTest::fault);
            List<String> read = new CopyOnWriteArrayList<>();

            Disposable reading = network.eventIds(
                            network.options().pageLimit(10).limits(answerWithin(Duration.ofMillis(200))),
                            UnaryOperator.identity())
                    .subscribe(read::add);
            for (int wave = 1; wave <= WAVES; wave++) {
                network.publish((wave - 1) * EVENTS, EVENTS);
                List<String> expected = ids(0, wave * EVENTS);
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(read).as("seed %d", seed).isEqualTo(expected));
            }

            reading.dispose();
            network.api().heal();
            network.realtime().heal();
            network.assertNothingIsLeft();
        }
    }

    private static NetworkFault fault(Random random) {
        int place = random.nextInt(3_000);
        NetworkFault end = switch (random.nextInt(6)) {
            case 0 -> NetworkFault.reset();
            case 1 -> NetworkFault.close();
            case 2 -> NetworkFault.vanish();
            case 3 -> NetworkFault.stall();
            default -> NetworkFault.none();
        };
        NetworkFault pace = random.nextInt(4) > 0 ? NetworkFault.none() : NetworkFault.bandwidth(20_000);
        return pace.and(random.nextBoolean() ? end.afterAnswerBytes(place) : end.afterRequestBytes(place / 4));
    }
}
