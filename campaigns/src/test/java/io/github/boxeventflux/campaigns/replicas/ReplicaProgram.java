package io.github.boxeventflux.campaigns.replicas;

import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Reads a stream whenever it has the lease, until it is told to stop or gets SIGTERM. It does not outlive its standard input. */
final class ReplicaProgram {

    static final String STOP = "stop";

    private static final int MAX_WORK_MILLIS = 10;

    private final TellingOwner owner = new TellingOwner();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReplicaSettings settings;
    private final DeliveryFile deliveries;

    private ReplicaProgram(ReplicaSettings settings) throws IOException {
        this.settings = settings;
        deliveries = new DeliveryFile(settings.deliveries());
    }

    public static void main(String[] arguments) throws IOException {
        ReplicaProgram program = new ReplicaProgram(ReplicaSettings.of(arguments));
        Thread commands = new Thread(program::obey, "commands");
        commands.setDaemon(true);
        commands.start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::stopAndWait));
        program.read();
    }

    private void read() {
        try {
            BoxEventClient.builder()
                    .listener(owner)
                    .build()
                    .records(settings.options().stopWhen(stop.asMono()).build())
                    .concatMap(this::work, 0)
                    .blockLast();
            System.out.println("ended");
        } finally {
            ended.countDown();
        }
    }

    private Mono<Void> work(EventRecord one) {
        long token = owner.token();
        Instant delivered = Instant.now();
        return Mono.delay(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MAX_WORK_MILLIS)))
                .then(Mono.fromRunnable(() -> {
                    String id = String.valueOf(one.event().eventId());
                    deliveries.append(new Delivery(id, token, delivered, Instant.now()));
                    one.acknowledge();
                }));
    }

    private void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(STOP)) {
                    stop.tryEmitEmpty();
                }
            }
        } catch (IOException e) {
            System.out.println("no more commands: " + e);
        }
        // Whoever started this is gone.
        Runtime.getRuntime().halt(2);
    }

    private void stopAndWait() {
        stop.tryEmitEmpty();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
