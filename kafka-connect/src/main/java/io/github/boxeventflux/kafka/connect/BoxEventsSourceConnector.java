package io.github.boxeventflux.kafka.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/**
 * Brings the events of Box into Kafka: the streams of any number of users, or one of an enterprise's. {@code docs/kafka-connect.md}
 * describes it.
 *
 * <p>It takes Connect of Kafka 4.1 or newer. With {@code exactly.once.support=required} each event comes once, else at least
 * once; in the order of its stream in either case.
 */
public final class BoxEventsSourceConnector extends SourceConnector {

    private Map<String, String> settings = Map.of();

    /** For Connect. */
    public BoxEventsSourceConnector() {}

    @Override
    public String version() {
        return Version.CURRENT;
    }

    @Override
    public ConfigDef config() {
        return SourceConfig.DEFINITION;
    }

    /**
     * Checks each setting, all of them together, and unless {@code box.check} is off the rights that they give, on Box
     * itself.
     */
    @Override
    public Config validate(Map<String, String> given) {
        return new Validation(super.validate(given)).of(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return BoxEventsSourceTask.class;
    }

    @Override
    public void start(Map<String, String> given) {
        new SourceConfig(given);
        settings = Map.copyOf(given);
    }

    /** As many tasks as there are streams, within the limit, each with its part of them. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        SourceConfig config = new SourceConfig(settings);
        List<String> users = config.getList(Setting.STREAMS);
        if (users.isEmpty()) {
            return List.of(settings);
        }
        List<Map<String, String>> tasks = new ArrayList<>();
        for (List<String> part : ConnectorUtils.groupPartitions(users, Math.min(maxTasks, users.size()))) {
            Map<String, String> task = new HashMap<>(settings);
            task.put(Setting.STREAMS_OF_TASK, String.join(",", part));
            tasks.add(task);
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Nothing runs here; the tasks read.
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Accepts offsets of streams that the connector reads, and to forget those of any.
     *
     * @throws ConnectException for any other, with what is allowed
     */
    @Override
    public boolean alterOffsets(Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
        List<BoxStream> streams = new SourceConfig(given).streams();
        offsets.forEach((partition, offset) -> {
            BoxStream stream = BoxStream.ofPartition(partition);
            if (offset == null) {
                return;
            }
            if (!streams.contains(stream)) {
                throw new ConnectException("partition: " + partition
                        + " is not one that this connector reads; those are "
                        + Texts.some(streams.stream().map(BoxStream::key).toList()));
            }
            SourceOffset.read(stream, offset);
        });
        return true;
    }
}
