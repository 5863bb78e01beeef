package io.github.boxeventflux.campaigns.kafka;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stream that starts now has its place in Kafka before it has an event. */
class StartNowTest {

    @RegisterExtension
    private static final SharedCluster CLUSTER = new SharedCluster();

    private static final int USERS = 4;

    @Test
    void whatHappensBetweenTheStartAndTheFirstEventIsNotLost() throws Exception {
        try (Passage passage = new Passage(CLUSTER.get(), "start-now", FakeBox.start(), USERS)) {
            passage.config().put("start.at", "now");
            Connector connector = passage.connect();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> connector.offsets().size() == USERS);
            connector.stop();
            passage.crowd().publishToAll(5);

            connector.resume();

            passage.requireExactlyOnce();
        }
    }
}
