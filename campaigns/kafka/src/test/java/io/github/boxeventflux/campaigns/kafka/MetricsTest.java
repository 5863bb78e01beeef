package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import io.github.boxeventflux.test.FakeBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the connector measures stands beside what Connect measures, where operators look for it. */
class MetricsTest {

    @RegisterExtension
    private static final SharedCluster CLUSTER = new SharedCluster();

    private static final int USERS = 4;
    private static final int EACH = 5;

    @Test
    void eachTaskAndEachOfItsStreamsHasAnMBean() throws Exception {
        try (Passage passage = new Passage(CLUSTER.get(), "measured", FakeBox.start(), USERS)) {
            passage.crowd().publishToAll(EACH);
            passage.connect().awaitRunning(2);
            passage.awaitAll();

            List<Map<String, Object>> tasks = measured("kafka.connect:type=plugins,connector=measured,task=*");
            assertThat(tasks).hasSize(2);
            assertThat(sum(tasks, "streams")).isEqualTo(USERS);
            assertThat(sum(tasks, "events-total")).isEqualTo(USERS * EACH);
            assertThat(sum(tasks, "streams-failing")).isZero();

            List<Map<String, Object>> streams =
                    measured("kafka.connect:type=plugins,connector=measured,task=*,account=*,stream-type=changes");
            assertThat(streams)
                    .hasSize(USERS)
                    .allSatisfy(stream -> assertThat(stream)
                            .containsEntry("events-total", (long) EACH)
                            .containsKeys("lag-ms", "pages-total", "repeats-total", "waits-total", "retries-total"));
        }
    }

    private static long sum(List<Map<String, Object>> beans, String attribute) {
        return beans.stream().mapToLong(bean -> (Long) bean.get(attribute)).sum();
    }

    /** The attributes of each bean of that name in any worker. */
    private static List<Map<String, Object>> measured(String name) throws Exception {
        List<Map<String, Object>> found = new ArrayList<>();
        for (ConnectWorker worker : CLUSTER.get().workers()) {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(worker.pid()));
            try (JMXConnector connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                MBeanServerConnection beans = connector.getMBeanServerConnection();
                for (ObjectName bean : beans.queryNames(new ObjectName(name), null)) {
                    found.add(attributes(beans, bean));
                }
            } finally {
                machine.detach();
            }
        }
        return found;
    }

    private static Map<String, Object> attributes(MBeanServerConnection beans, ObjectName bean) throws Exception {
        Map<String, Object> values = new HashMap<>();
        for (MBeanAttributeInfo attribute : beans.getMBeanInfo(bean).getAttributes()) {
            values.put(attribute.getName(), beans.getAttribute(bean, attribute.getName()));
        }
        return values;
    }
}
