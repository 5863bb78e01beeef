package io.github.boxeventflux.campaigns.kafka;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Twenty streams while workers are killed, frozen and joined by others, the number of tasks changes, and the broker is killed.
 * {@code -Dcampaign.events=…} says how many events happen, {@code -Dcampaign.rounds=…} how often each fault.
 */
class ExactlyOnceTest {

    @RegisterExtension
    private static final SharedCluster CLUSTER = new SharedCluster();

    @Test
    void eachEventComesOnceAndInOrderWhateverBreaks() throws Exception {
        long seed = Seed.of("Exactly once");
        try (Campaign campaign = new Campaign(CLUSTER.get(), "exactly-once", Map.of(), seed)) {
            campaign.suffer(Integer.getInteger("campaign.events"), Integer.getInteger("campaign.rounds"));

            campaign.end().requireExactlyOnceAndInOrder();
        }
    }
}
