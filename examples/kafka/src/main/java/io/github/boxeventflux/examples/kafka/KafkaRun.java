package io.github.boxeventflux.examples.kafka;

import io.github.boxeventflux.examples.kafka.cluster.Broker;
import io.github.boxeventflux.examples.kafka.cluster.ConnectPlugin;
import io.github.boxeventflux.examples.kafka.cluster.ConnectRest;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import io.github.boxeventflux.examples.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** From an empty directory to records that are printed, and back. */
final class KafkaRun {

    private final Terminal terminal;
    private final SourceBox box;

    KafkaRun(Terminal terminal, SourceBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    /** Prints so many records. */
    void print(Set<ReadyConfig> configs, long limit) {
        try (TemporaryDirectory directory = new TemporaryDirectory("box-events-kafka");
                Broker broker = Broker.start(directory.path().resolve("broker"))) {
            say("A broker runs at " + broker.bootstrapServers() + ".");
            try (ConnectWorker worker = ConnectWorker.start(
                    directory.path().resolve("worker"), broker.bootstrapServers(), ConnectPlugin.directory())) {
                say("A Connect worker runs at " + worker.url() + ".");
                configs.forEach(config -> create(config, worker.rest(), directory.path()));
                say("Ctrl-C ends them all.");
                new RecordPrinter(broker.bootstrapServers(), terminal.out()).print(limit);
            }
        }
    }

    private void create(ReadyConfig config, ConnectRest rest, Path directory) {
        Path secrets = directory.resolve(config + ".properties");
        write(box.secrets(), secrets);
        Map<String, String> settings = config.settings(secrets);
        box.fit(config, settings);
        rest.create(config.connector(), settings);
        int tasks = rest.awaitRunning(config.connector());
        say("Connector " + config.connector() + " of config/" + config + ".json runs, tasks: " + tasks + ".");
    }

    private void say(String line) {
        terminal.err().println(line);
    }

    private static void write(Map<String, String> secrets, Path file) {
        Properties properties = new Properties();
        properties.putAll(secrets);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
