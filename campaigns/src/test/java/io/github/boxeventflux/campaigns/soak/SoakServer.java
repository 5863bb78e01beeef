package io.github.boxeventflux.campaigns.soak;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.FaultyNetwork;
import io.github.boxeventflux.test.NetworkFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** A Box with an enterprise's year behind a network, both of which fail again and again, until its standard input ends. */
final class SoakServer {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(200);

    /** Who waits for it wants to see that it goes on. */
    private static final long A_WHILE = 1_000_000;

    /** A page takes up to 800 KiB. */
    private static final int FARTHEST_BYTE = 40_000_000;

    private SoakServer() {}

    /** Takes a seed and how many events the year has. */
    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        Instant end = Instant.now().minus(Duration.ofHours(1));
        Enterprise enterprise = Enterprise.yearUntil(end, seed)
                .events(Integer.parseInt(arguments[1]))
                .busiestDays(4)
                .perMinute(0);
        try (FakeBox box = FakeBox.builder()
                        .enterprise(enterprise)
                        .retention(StreamType.ADMIN_LOGS, KEPT)
                        .start();
                FaultyNetwork network = FaultyNetwork.to(box.apiUrl())) {
            network.injectAtRandom(seed, SoakServer::networkFault);
            System.out.println("api " + network.url());
            System.out.println("token " + box.token());
            Random random = new Random(seed);
            Disposable faults = Flux.interval(BETWEEN_FAULTS).subscribe(tick -> {
                // Who pauses between two calls is not to find one fault for each moment of it.
                box.clearFaults();
                box.inject(Call.READ_EVENTS, fault(random));
                // Nobody asks what was requested, and a long campaign requests more than fits into memory.
                box.clearLog();
            });
            IdDigest expected = new IdDigest();
            enterprise.idsBetween(end.minus(KEPT), end).forEach(id -> {
                expected.add(id);
                if (expected.count() % A_WHILE == 0) {
                    System.out.println("expecting " + expected.count());
                }
            });
            System.out.println("expected " + expected);
            while (System.in.read() >= 0) {}
            faults.dispose();
        }
    }

    private static Fault fault(Random random) {
        Supplier<Fault> drawn = switch (random.nextInt(8)) {
            case 0 -> () -> Fault.status(503);
            case 1 -> () -> Fault.status(500);
            case 2 -> Fault::reset;
            case 3 -> Fault::resetMidway;
            case 4 -> Fault::cut;
            case 5 -> Fault::garbage;
            case 6 -> () -> Fault.repeats(random.nextInt(50));
            default -> () -> Fault.body("{\"entries\":[{\"event_id\":");
        };
        return drawn.get();
    }

    private static NetworkFault networkFault(Random random) {
        NetworkFault end = random.nextBoolean() ? NetworkFault.reset() : NetworkFault.close();
        return end.afterAnswerBytes(random.nextInt(FARTHEST_BYTE));
    }
}
