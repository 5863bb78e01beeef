package io.github.boxeventflux.campaigns.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.box.BoxProcess;
import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import io.github.boxeventflux.test.FaultyNetwork;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of those that want to read: a process after the other, all behind the same network. */
final class Replica implements AutoCloseable {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private final ChildProcesses processes;
    private final BoxProcess box;
    private final Path directory;
    private final String name;
    private final FaultyNetwork network;
    private final List<ChildProcess> runs = new ArrayList<>();

    Replica(ChildProcesses processes, BoxProcess box, Database database, Path directory, String name) {
        this.processes = processes;
        this.box = box;
        this.directory = directory;
        this.name = name;
        network = FaultyNetwork.to(URI.create("postgresql://127.0.0.1:" + database.port()));
    }

    /** As the database knows the process that runs now. */
    String owner() {
        return owner(runs.size());
    }

    void start() {
        String owner = owner(runs.size() + 1);
        ReplicaSettings settings = new ReplicaSettings(box.apiUrl(), box.token(), network.port(), owner, file(owner));
        runs.add(processes.startJava(ReplicaProgram.class, settings.arguments()));
    }

    /** Between it and the database. */
    FaultyNetwork network() {
        return network;
    }

    void kill() throws InterruptedException {
        assertThat(running().kill()).as(owner()).isEqualTo(ChildProcess.KILLED);
    }

    /** Halts it for that time, whatever becomes of this process meanwhile; returns when it stands still. */
    ChildProcess freeze(Duration time) throws InterruptedException {
        ChildProcess freezer = processes.start(List.of(
                "sh",
                "-c",
                "kill -STOP $0 && echo frozen && sleep $1; kill -CONT $0",
                Long.toString(running().pid()),
                Double.toString(time.toMillis() / 1_000.0)));
        freezer.awaitLine("frozen");
        return freezer;
    }

    void tellToStop() {
        running().tell(ReplicaProgram.STOP);
    }

    void terminate() throws InterruptedException {
        processes
                .start(List.of("kill", "-TERM", Long.toString(running().pid())))
                .awaitExit();
    }

    /** That it has ended as it should. */
    void awaitCleanEnd() throws InterruptedException {
        int exit = running().awaitExit();
        assertThat(exit)
                .as(() -> owner() + "\n" + String.join("\n", running().output()))
                .isIn(0, ENDED_BY_SIGTERM);
        assertThat(running().output()).as(owner()).contains("ended");
    }

    /** What each of its processes has written down. */
    Map<String, List<Delivery>> deliveries() throws IOException {
        Map<String, List<Delivery>> deliveries = new LinkedHashMap<>();
        for (int run = 1; run <= runs.size(); run++) {
            deliveries.put(owner(run), DeliveryFile.read(file(owner(run))));
        }
        return deliveries;
    }

    Stream<String> output() {
        return runs.stream().flatMap(run -> run.output().stream());
    }

    @Override
    public void close() {
        network.close();
    }

    private ChildProcess running() {
        return runs.get(runs.size() - 1);
    }

    private String owner(int run) {
        return name + "-" + run;
    }

    private Path file(String owner) {
        return directory.resolve(owner);
    }
}
