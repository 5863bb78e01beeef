package io.github.boxeventflux.examples.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ClusterTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static Broker broker;
    private static ConnectWorker worker;

    @BeforeAll
    static void start() throws IOException {
        broker = Broker.start(directory.resolve("broker"));
        worker = ConnectWorker.start(directory.resolve("worker"), broker.bootstrapServers(), plugins());
    }

    @AfterAll
    static void end() {
        if (worker != null) {
            worker.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aWorkerKnowsTheConnectorsInItsDirectoryOfPluginsAndNoOther() {
        assertThat(worker.rest().plugins()).containsExactly(CountingConnector.class.getName());
    }

    @Test
    void aRefusalSaysWhy() {
        assertThatThrownBy(() -> worker.rest().status("unknown"))
                .isInstanceOf(ConnectRest.RefusedException.class)
                .hasMessageContaining("404 GET /connectors/unknown/status: No status found");
        assertThat(worker.rest().states("unknown")).isEmpty();
    }

    @Test
    void aFrozenWorkerAnswersWhenItIsThawed() throws Exception {
        worker.freeze();
        CompletableFuture<List<String>> plugins =
                CompletableFuture.supplyAsync(() -> worker.rest().plugins());
        assertThatThrownBy(() -> plugins.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        worker.thaw();
        assertThat(plugins.get(60, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void whatIsKilledGoesOnWhereItWas() {
        ConnectRest rest = worker.rest();
        rest.put(
                "counting",
                Map.of(
                        "connector.class",
                        CountingConnector.class.getName(),
                        "exactly.once.support",
                        "required",
                        "value.converter",
                        "org.apache.kafka.connect.json.JsonConverter",
                        "value.converter.schemas.enable",
                        "false",
                        "topic",
                        "numbers"));
        try (Numbers numbers = new Numbers()) {
            numbers.awaitMore(20);
            broker.kill();
            broker.restart();
            numbers.awaitMore(20);
            worker.kill();
            worker.restart();
            assertThat(rest.awaitRunning("counting")).isOne();
            numbers.awaitMore(20);
            numbers.haveNoGapAndNoDouble();
        }
        rest.delete("counting");
    }

    @Test
    void whatIsToldToStopEndsInGoodOrder() {
        worker.stop();
        assertThat(worker.log()).content().contains("Kafka Connect stopped");
        worker.restart();
    }

    @Test
    void whatDoesNotStartSaysWhy() {
        assertThatThrownBy(() -> Broker.start(directory.resolve("wrong"), Map.of("process.roles", "observer")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("observer");
    }

    private static Path plugins() throws IOException {
        Path plugins = directory.resolve("plugins");
        Path counting = plugins.resolve("counting");
        for (Class<?> copied : List.of(CountingConnector.class, CountingConnector.CountingTask.class)) {
            String name = copied.getName().replace('.', '/') + ".class";
            Files.createDirectories(counting.resolve(name).getParent());
            Files.copy(ClusterTest.class.getResourceAsStream("/" + name), counting.resolve(name));
        }
        Path services = Files.createDirectories(counting.resolve("META-INF/services"));
        Files.writeString(services.resolve(SourceConnector.class.getName()), CountingConnector.class.getName());
        return plugins;
    }

    /** What is committed in the topic. */
    private static final class Numbers implements AutoCloseable {

        private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        private final List<Long> read = new ArrayList<>();

        Numbers() {
            List<TopicPartition> partitions = List.of(new TopicPartition("numbers", 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        void awaitMore(int count) {
            int enough = read.size() + count;
            await().pollInSameThread().atMost(LONG).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> read.add(Long.valueOf(found.value())));
                return read.size() >= enough;
            });
        }

        void haveNoGapAndNoDouble() {
            assertThat(read)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, read.size()).boxed().toList());
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
