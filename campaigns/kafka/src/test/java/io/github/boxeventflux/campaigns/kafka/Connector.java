package io.github.boxeventflux.campaigns.kafka;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.boxeventflux.examples.kafka.cluster.ConnectRest;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A connector of a cluster, by its name. */
final class Connector {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Cluster cluster;
    private final String name;

    private Connector(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    static Connector create(Cluster cluster, String name, Map<String, String> config) {
        cluster.rest().create(name, config);
        return new Connector(cluster, name);
    }

    ConnectRest rest() {
        return cluster.rest();
    }

    void pause() {
        rest().pause(name);
    }

    void resume() {
        rest().resume(name);
    }

    /** Returns when it has no tasks. */
    void stop() {
        rest().stop(name);
        awaitStates("STOPPED", 0);
    }

    /** With its tasks. */
    void restart() {
        rest().restart(name);
    }

    JsonNode offsets() {
        return rest().offsets(name);
    }

    void alterOffset(String user, Map<String, String> offset) {
        rest().alterOffset(name, Map.of("account", user, "stream_type", "changes"), offset);
    }

    void resetOffsets() {
        rest().resetOffsets(name);
    }

    /** The topics that it has written to. */
    List<String> topics() {
        List<String> topics = new ArrayList<>();
        rest().topics(name).path(name).path("topics").forEach(topic -> topics.add(topic.asText()));
        return topics;
    }

    /** The ids of the workers that run its tasks. */
    List<String> workersOfTasks() {
        return rest().status(name).path("tasks").findValuesAsText("worker_id");
    }

    /** Of the code that runs as the connector and its tasks. */
    List<String> versions() {
        return rest().status(name).findValuesAsText("version");
    }

    /** Waits until it and so many tasks run, and no other task is left. */
    Connector awaitRunning(int tasks) {
        return awaitStates("RUNNING", tasks);
    }

    /** Waits until it and so many tasks are in that state, and no other task is left. */
    Connector awaitStates(String state, int tasks) {
        List<String> wanted = Collections.nCopies(1 + tasks, state);
        await(name + " " + wanted)
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptions()
                .until(() -> rest().states(name), wanted::equals);
        return this;
    }

    /** Waits until so many tasks run, as that worker sees it, and on such workers. */
    void awaitRunningOn(ConnectWorker witness, int tasks, Predicate<List<String>> workers) {
        await(name + " on other workers")
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptions()
                .until(
                        () -> witness.rest().status(name).path("tasks"),
                        all -> all.size() == tasks
                                && all.findValuesAsText("state").stream().allMatch("RUNNING"::equals)
                                && workers.test(all.findValuesAsText("worker_id")));
    }

    /** Waits until a task has failed; gives what it says. */
    String awaitTrace() {
        JsonNode failed = await(name + " with a failed task")
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptions()
                .until(this::failedTask, task -> !task.isMissingNode());
        return failed.path("trace").asText();
    }

    private JsonNode failedTask() {
        for (JsonNode task : rest().status(name).path("tasks")) {
            if (task.path("state").asText().equals("FAILED")) {
                return task;
            }
        }
        return MissingNode.getInstance();
    }
}
