package io.github.boxeventflux.campaigns.replicas;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.campaigns.box.BoxProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three replicas that meet one fault after the other while events go on happening. */
final class ReplicaCampaign implements AutoCloseable {

    private static final int STANDBY_ONE_IN = 5;
    private static final int MOST_MILLIS_OF_PEACE = 1_000;
    private static final Duration LONGER_THAN_A_LEASE =
            ReplicaSettings.TIME_TO_LIVE.multipliedBy(3).dividedBy(2);

    private final Random random;
    private final Database database;
    private final BoxProcess box;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Fault> deck = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Fault> ofStandbys = new ArrayList<>();
    private final Publishing publishing;

    ReplicaCampaign(ChildProcesses processes, Path directory, long seed)
            throws IOException, InterruptedException, SQLException {
        random = new Random(seed);
        database = Database.start();
        box = BoxProcess.start(processes, seed);
        for (String name : List.of("a", "b", "c")) {
            Replica replica = new Replica(processes, box, database, directory, name);
            replicas.add(replica);
            replica.start();
        }
        publishing = new Publishing(box);
        Instant now = Instant.now();
        replicas.forEach(replica -> database.awaitAnswerTo(replica.owner(), now));
    }

    /** Lets so many faults happen. Each kind is dealt once before any comes again, and at first to the owner. */
    void suffer(int faults) throws InterruptedException {
        for (int turn = 0; turn < faults; turn++) {
            pause(Duration.ofMillis(random.nextInt(MOST_MILLIS_OF_PEACE)));
            boolean eachMetTheOwner = turn >= Fault.values().length;
            if (eachMetTheOwner && random.nextInt(STANDBY_ONE_IN) == 0) {
                breakStandby(deal());
            } else {
                breakOwner(deal());
            }
        }
    }

    /** Lets everything be read and all replicas stop. */
    Evidence end() throws IOException, InterruptedException, SQLException {
        Set<String> published = publishing.end();
        await().atMost(Duration.ofSeconds(30)).until(() -> delivered().containsAll(published));
        replicas.forEach(Replica::tellToStop);
        for (Replica replica : replicas) {
            replica.awaitCleanEnd();
        }
        return new Evidence(published, deliveries(), database.changes(), List.copyOf(turns));
    }

    /** What standbys met. */
    List<Fault> ofStandbys() {
        return ofStandbys;
    }

    int staleSaves() throws SQLException {
        return database.staleSaves();
    }

    int boxRepeatsDropped() {
        return output("dropped ").mapToInt(Integer::parseInt).sum();
    }

    /** How often a process learned of it. */
    long leasesLost() {
        return output("lost ").count();
    }

    private Stream<String> output(String start) {
        return replicas.stream()
                .flatMap(Replica::output)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()));
    }

    @Override
    public void close() throws IOException, SQLException {
        publishing.close();
        for (Replica replica : replicas) {
            replica.close();
        }
        database.close();
    }

    private Fault deal() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Fault.values()));
            Collections.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
    }

    private void breakOwner(Fault fault) throws InterruptedException {
        Tenure met = database.awaitOwner();
        Replica replica = replicas.stream()
                .filter(one -> one.owner().equals(met.owner()))
                .findFirst()
                .orElseThrow();
        Instant at = Instant.now();
        Fault.Remedy remedy = fault.begin(replica, LONGER_THAN_A_LEASE);
        if (fault == Fault.KILL) {
            // At once: it, too, may be the next.
            remedy.apply();
        }
        Turn turn = new Turn(fault, met, at, database.awaitNextAfter(met));
        System.out.println(turn);
        turns.add(turn);
        if (fault != Fault.KILL) {
            remedy.apply();
        }
        awaitHealth(replica);
    }

    private void breakStandby(Fault fault) throws InterruptedException {
        String owner = database.awaitOwner().owner();
        List<Replica> standbys =
                replicas.stream().filter(one -> !one.owner().equals(owner)).toList();
        Replica replica = standbys.get(random.nextInt(standbys.size()));
        Fault.Remedy remedy = fault.begin(replica, LONGER_THAN_A_LEASE);
        if (fault == Fault.SILENCE || fault == Fault.RESET) {
            pause(LONGER_THAN_A_LEASE);
        }
        remedy.apply();
        System.out.println(fault + " of " + replica.owner() + ", which stood by");
        ofStandbys.add(fault);
        awaitHealth(replica);
    }

    /** That it reaches the database again; what was under way before may come first. */
    private void awaitHealth(Replica replica) {
        database.awaitAnswerTo(replica.owner(), Instant.now().plusMillis(100));
    }

    private Map<String, List<Delivery>> deliveries() throws IOException {
        Map<String, List<Delivery>> deliveries = new LinkedHashMap<>();
        for (Replica replica : replicas) {
            deliveries.putAll(replica.deliveries());
        }
        return deliveries;
    }

    private Set<String> delivered() throws IOException {
        Set<String> ids = new HashSet<>();
        deliveries().values().forEach(all -> all.forEach(one -> ids.add(one.id())));
        return ids;
    }

    private static void pause(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }
}
