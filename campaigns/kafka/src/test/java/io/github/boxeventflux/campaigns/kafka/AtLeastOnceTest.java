package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.Broker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same as {@link ExactlyOnceTest}, on workers that know no exactly once. */
class AtLeastOnceTest {

    private static final Map<String, String> DISABLED = Map.of("exactly.once.source.support", "disabled");
    private static final Map<String, String> REQUESTED = Map.of("exactly.once.support", "requested");

    @Test
    void noEventIsLostWhateverBreaks() throws Exception {
        long seed = Seed.of("At least once");
        Path directory = Directories.of("at-least-once");
        try (Broker broker = Broker.start(directory.resolve("broker"));
                Cluster cluster = Cluster.start(directory, broker, "at-least-once", DISABLED);
                Campaign campaign = new Campaign(cluster, "at-least-once", REQUESTED, seed)) {
            campaign.suffer(Integer.getInteger("campaign.events"), Integer.getInteger("campaign.rounds"));

            campaign.end().requireAtLeastOnce();
            cluster.requireNoSecretInLogs();
        }
    }
}
