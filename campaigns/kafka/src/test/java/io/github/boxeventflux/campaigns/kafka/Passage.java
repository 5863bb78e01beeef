package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** The way of a crowd's events: from a Box of their own, by a connector of their own, into a topic of their own. */
final class Passage implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final String name;
    private final String topic;
    private final FakeBox box;
    private final Ledger ledger = new Ledger();
    private final Crowd crowd;
    private final Map<String, String> config;
    private final TopicReader reader;
    private Connector connector;

    /** With exactly once, as long as {@link #config} says nothing else. */
    Passage(Cluster cluster, String name, FakeBox box, int users) throws ExecutionException, InterruptedException {
        this(cluster, name, name, box, users);
    }

    /** @param topic where those events come that a ledger knows */
    Passage(Cluster cluster, String name, String topic, FakeBox box, int users)
            throws ExecutionException, InterruptedException {
        this.cluster = cluster;
        this.name = name;
        this.topic = topic;
        this.box = box;
        crowd = new Crowd(box, ledger, users);
        config = new TreeMap<>(BoxConfig.changes(box, crowd.users(), topic));
        cluster.createTopic(topic, PARTITIONS);
        reader =
                new TopicReader(cluster.broker().bootstrapServers(), topic, record -> ledger.seen(Sighting.of(record)));
    }

    String topic() {
        return topic;
    }

    FakeBox box() {
        return box;
    }

    Crowd crowd() {
        return crowd;
    }

    Ledger ledger() {
        return ledger;
    }

    TopicReader reader() {
        return reader;
    }

    /** To be changed before {@link #connect} or {@link #reconfigure}. */
    Map<String, String> config() {
        return config;
    }

    Connector connector() {
        return connector;
    }

    /** Creates the connector. */
    Connector connect() {
        connector = Connector.create(cluster, name, config);
        return connector;
    }

    /** Gives the connector the configuration as it is now. */
    Connector reconfigure() {
        connector.rest().put(name, config);
        return connector;
    }

    /** Waits until the topic shows all that has happened. */
    Passage awaitAll() throws InterruptedException {
        awaitFirst(crowd.published());
        return this;
    }

    /** Waits until the topic shows each of the first so many events. */
    void awaitFirst(int events) throws InterruptedException {
        reader.await("each of " + events + " events", PATIENCE, () -> ledger.showsFirst(events));
    }

    /** Waits until the topic shows all but so many of the events. */
    void awaitAllBut(int missing) throws InterruptedException {
        reader.await("all but " + missing + " events", PATIENCE, () -> ledger.missing() <= missing);
    }

    /** That the topic shows all that has happened, each once and in order. */
    void requireExactlyOnce() throws InterruptedException {
        awaitAll();
        ledger.verdict().requireExactlyOnceAndInOrder();
    }

    @Override
    public void close() {
        reader.close();
        if (connector != null) {
            connector.rest().delete(name);
        }
        box.close();
    }
}
