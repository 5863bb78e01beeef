package io.github.boxeventflux.examples.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of what is committed in the topics of events, also of those that come later. */
final class RecordPrinter {

    /** Not what Connect keeps, nor the heartbeats. */
    private static final Pattern TOPICS = Pattern.compile("box-(?!events-heartbeat$).*");

    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final PrintStream out;

    RecordPrinter(String bootstrapServers, PrintStream out) {
        this.bootstrapServers = bootstrapServers;
        this.out = out;
    }

    /** Prints so many, a line each, or until its thread is interrupted or nobody reads on. */
    void print(long limit) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.subscribe(TOPICS);
            print(consumer, limit);
        }
    }

    private void print(KafkaConsumer<String, String> consumer, long limit) {
        long left = limit;
        try {
            while (left > 0 && !out.checkError()) {
                for (ConsumerRecord<String, String> found : consumer.poll(AT_MOST)) {
                    if (left > 0) {
                        out.println(RecordLine.of(found));
                        left--;
                    }
                }
            }
        } catch (InterruptException e) {
            // The consumer still has to say goodbye.
            boolean unused = Thread.interrupted();
        }
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG, "printer",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
