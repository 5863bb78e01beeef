package io.github.boxeventflux.campaigns.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic from its beginning, and of it only what is committed, until it is closed. */
final class TopicReader implements AutoCloseable {

    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 50;

    private final KafkaConsumer<String, String> consumer;
    private final Consumer<ConsumerRecord<String, String>> sink;
    private final String topic;
    private final AtomicInteger count = new AtomicInteger();
    private final Thread reading;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /** The topic must be there. */
    TopicReader(String bootstrapServers, String topic, Consumer<ConsumerRecord<String, String>> sink) {
        this.topic = topic;
        this.sink = sink;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500"),
                new StringDeserializer(),
                new StringDeserializer());
        reading = new Thread(this::read, "reader-of-" + topic);
        reading.setDaemon(true);
        reading.start();
    }

    /** How many records there were so far. */
    int count() {
        return count.get();
    }

    /** Waits for so many records. */
    void awaitCount(int records) throws InterruptedException {
        await(records + " records", PATIENCE, () -> count() >= records);
    }

    /** Waits for it; gives up when so long no new record came. */
    void await(String what, Duration patience, BooleanSupplier enough) throws InterruptedException {
        int seen = -1;
        long deadline = 0;
        while (!enough.getAsBoolean()) {
            if (failure != null) {
                throw new AssertionError("Reading " + topic + " failed", failure);
            }
            if (count.get() > seen) {
                seen = count.get();
                deadline = System.nanoTime() + patience.toNanos();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("No " + what + ": no record in " + topic + " within " + patience + ", after "
                        + seen + " records");
            }
            reading.join(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            while (!closed) {
                for (ConsumerRecord<String, String> record : consumer.poll(AT_ONCE)) {
                    sink.accept(record);
                    count.incrementAndGet();
                }
            }
        } catch (WakeupException ended) {
            // Closed.
        } catch (Throwable e) {
            failure = e;
        }
    }
}
