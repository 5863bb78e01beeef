package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.Broker;
import io.github.boxeventflux.test.FakeBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A broker whose disk is full stops; what happened meanwhile comes when there is space again. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final int USERS = 4;
    private static final int EACH = 50;

    @Test
    void withSpaceAgainEachEventComesOnce() throws Exception {
        Path directory = Directories.of("full-disk");
        try (Shortage disk = Shortage.in(Files.createDirectory(directory.resolve("disk")));
                Broker broker = Broker.start(
                        directory.resolve("broker"),
                        Map.of("log.dirs", disk.directory().resolve("data").toString()));
                Cluster cluster = Cluster.start(directory, broker, "full-disk", Map.of());
                Passage passage = new Passage(cluster, "full-disk", FakeBox.start(), USERS)) {
            passage.connect().awaitRunning(2);
            passage.crowd().publishToAll(EACH);
            passage.awaitAll();

            CompletableFuture<ProcessHandle> stopped =
                    ProcessHandle.of(broker.pid()).orElseThrow().onExit();
            disk.begin(broker.pid());
            passage.crowd().publishToAll(EACH);
            stopped.get(60, TimeUnit.SECONDS);
            disk.end();
            broker.restart();
            passage.crowd().publishToAll(EACH);

            passage.requireExactlyOnce();
        }
    }
}
