package io.github.boxeventflux.examples.kafka.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Brings the numbers from 1 on into a topic. */
public final class CountingConnector extends SourceConnector {

    private Map<String, String> config = Map.of();

    @Override
    public void start(Map<String, String> config) {
        this.config = config;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CountingTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(config);
    }

    @Override
    public void stop() {
        config = Map.of();
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef().define("topic", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where to");
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> config) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public String version() {
        return "1";
    }

    public static final class CountingTask extends SourceTask {

        private static final Map<String, ?> PARTITION = Map.of("of", "numbers");
        private static final int AT_ONCE = 10;

        private final CountDownLatch stopped = new CountDownLatch(1);
        private String topic = "";
        private long last;

        @Override
        public void start(Map<String, String> config) {
            topic = config.get("topic");
            Map<String, Object> offset = context.offsetStorageReader().offset(PARTITION);
            last = offset == null ? 0 : (Long) offset.get("last");
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            if (stopped.await(100, TimeUnit.MILLISECONDS)) {
                return List.of();
            }
            return IntStream.range(0, AT_ONCE).mapToObj(i -> next()).toList();
        }

        private SourceRecord next() {
            last++;
            return new SourceRecord(PARTITION, Map.of("last", last), topic, Schema.INT64_SCHEMA, last);
        }

        @Override
        public void stop() {
            stopped.countDown();
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
