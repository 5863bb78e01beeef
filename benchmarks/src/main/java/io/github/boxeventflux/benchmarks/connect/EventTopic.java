package io.github.boxeventflux.benchmarks.connect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;

/** A topic of one partition, looked at from outside. */
record EventTopic(Admin admin, String name) implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int THE_ONLY_BROKER = 1;

    /** A new one, whose files go as soon as it does. */
    static EventTopic create(Admin admin, String name) {
        NewTopic topic = new NewTopic(name, 1, (short) 1).configs(Map.of("file.delete.delay.ms", "1000"));
        done(admin.createTopics(List.of(topic)).all());
        return new EventTopic(admin, name);
    }

    /** Waits until so much is committed in it, and says how much it is then: records, and one mark for each transaction. */
    long untilItHas(long entries, Duration atMost) {
        Long committed = Flux.interval(GLANCE)
                .onBackpressureDrop()
                .map(glance -> committed())
                .filter(seen -> seen >= entries)
                .blockFirst(atMost);
        return Objects.requireNonNull(committed);
    }

    /** What it takes on the broker's disk. */
    long bytes() {
        return done(admin.describeLogDirs(List.of(THE_ONLY_BROKER)).allDescriptions()).values().stream()
                .flatMap(directories -> directories.values().stream())
                .map(directory -> directory.replicaInfos().get(partition()))
                .filter(Objects::nonNull)
                .mapToLong(ReplicaInfo::size)
                .sum();
    }

    @Override
    public void close() {
        done(admin.deleteTopics(List.of(name)).all());
    }

    private long committed() {
        return done(admin.listOffsets(
                                Map.of(partition(), OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .partitionResult(partition()))
                .offset();
    }

    private TopicPartition partition() {
        return new TopicPartition(name, 0);
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
