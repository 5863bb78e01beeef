package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import io.github.boxeventflux.test.FakeBox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One connector with many streams on a cluster that meets one fault after the other while events go on happening. */
final class Campaign implements AutoCloseable {

    private static final int STREAMS = 20;
    /** As many as there are workers in a rebalance, so that the third one gets some. */
    private static final int FEWEST_TASKS = 3;

    private static final int MOST_TASKS = 6;
    private static final int SECONDS_FOR_A_FAULT = 8;
    private static final int MOST_MILLIS_OF_PEACE = 1_500;
    private static final int REPEATS_AFTER_A_FAULT = 60;

    private final Cluster cluster;
    private final String name;
    private final Random random;
    private final Passage passage;
    private final Operator operator;
    private final Map<Fault, List<Long>> recoveries = new EnumMap<>(Fault.class);
    private int tasks = 4;

    /** @param settings beside those that each connector of a campaign has */
    Campaign(Cluster cluster, String name, Map<String, String> settings, long seed)
            throws ExecutionException, InterruptedException {
        this.cluster = cluster;
        this.name = name;
        random = new Random(seed);
        passage = new Passage(cluster, name, FakeBox.start(), STREAMS);
        passage.config().putAll(settings);
        passage.config().put("tasks.max", Integer.toString(tasks));
        passage.connect().awaitRunning(tasks);
        operator = new Operator(cluster, name);
    }

    /** Lets so many events happen, and meanwhile each kind of fault so often. */
    void suffer(int events, int rounds) throws InterruptedException {
        int each = events / (rounds * Fault.values().length);
        try (Publishing publishing = new Publishing(passage.crowd(), each / SECONDS_FOR_A_FAULT, random.nextLong())) {
            for (int round = 0; round < rounds; round++) {
                List<Fault> deck = new ArrayList<>(List.of(Fault.values()));
                Collections.shuffle(deck, random);
                for (Fault fault : deck) {
                    publishing.add(each);
                    pause(random.nextInt(MOST_MILLIS_OF_PEACE));
                    suffer(fault);
                }
            }
            publishing.awaitEnd();
        }
    }

    /** Waits until the topic shows everything; says what it shows. */
    Verdict end() throws InterruptedException {
        passage.awaitAll();
        Verdict verdict = passage.ledger().verdict();
        System.out.println(name + ": " + verdict + "; failed tasks were restarted " + operator.restarts() + " times");
        recoveries.forEach((fault, millis) -> System.out.printf(
                "%s: %-13s %3d times; up to date in the median after %d ms, at most after %d ms%n",
                name, fault, millis.size(), median(millis), Collections.max(millis)));
        return verdict;
    }

    Cluster cluster() {
        return cluster;
    }

    /** One that runs a task. */
    ConnectWorker busyWorker() {
        List<String> busy = passage.connector().workersOfTasks();
        List<ConnectWorker> workers = cluster.workers().stream()
                .filter(worker -> busy.contains(id(worker)))
                .toList();
        return workers.get(random.nextInt(workers.size()));
    }

    void awaitAllTasksNotOn(ConnectWorker worker) {
        String id = id(worker);
        passage.connector().awaitRunningOn(cluster.otherThan(worker), tasks, workers -> !workers.contains(id));
    }

    void awaitSomeTaskOn(ConnectWorker worker) {
        String id = id(worker);
        passage.connector().awaitRunningOn(worker, tasks, workers -> workers.contains(id));
    }

    /** Gives the connector another number of tasks. */
    void changeTasks() {
        int others = MOST_TASKS - FEWEST_TASKS;
        tasks = FEWEST_TASKS + (tasks - FEWEST_TASKS + 1 + random.nextInt(others)) % (others + 1);
        passage.config().put("tasks.max", Integer.toString(tasks));
        passage.reconfigure().awaitRunning(tasks);
    }

    @Override
    public void close() {
        operator.close();
        passage.close();
    }

    private void suffer(Fault fault) throws InterruptedException {
        // What Box repeats to a new task, the old one may have told.
        passage.crowd().repeatForAll(REPEATS_AFTER_A_FAULT);
        long begin = System.nanoTime();
        fault.happen(this);
        long there = System.nanoTime();
        int until = passage.crowd().published();
        passage.awaitFirst(until);
        long end = System.nanoTime();
        System.out.printf(
                "%s: %s for %d ms; up to date with %d events after %d ms%n",
                name, fault, (there - begin) / 1_000_000, until, (end - begin) / 1_000_000);
        recoveries
                .computeIfAbsent(fault, key -> new ArrayList<>())
                .add(Duration.ofNanos(end - begin).toMillis());
        passage.box().clearLog();
    }

    private static String id(ConnectWorker worker) {
        return URI.create(worker.url()).getAuthority();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void pause(long millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }
}
