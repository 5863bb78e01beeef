package io.github.boxeventflux.campaigns.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.Seed;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas on one PostgreSQL that are killed, frozen, cut off and stopped in turn. {@code -Dcampaign.faults=…} says
 * how often.
 */
class ReplicasTest {

    private static final int FAULTS = Integer.getInteger("campaign.faults", 6);

    /** A save is late only if it was under way in the very moment: in a few faults none may be. */
    private static final int ENOUGH_FOR_A_LATE_SAVE = 50;

    private static final Duration MOST_FOR_A_CLEAN_HAND_OVER = Duration.ofSeconds(2);

    @RegisterExtension
    private final ChildProcesses processes = new ChildProcesses();

    @TempDir
    private Path directory;

    @Test
    void loseNothingAndNeverReadAtTheSameTime() throws Exception {
        try (ReplicaCampaign campaign = new ReplicaCampaign(processes, directory, Seed.of("Replicas"))) {
            campaign.suffer(FAULTS);
            Evidence evidence = campaign.end();

            Figures figures = new Figures(evidence);
            System.out.println(figures.text());
            System.out.printf(
                    "%d repeats by Box dropped; %d saves refused for their token; %d leases lost; standbys met %s%n",
                    campaign.boxRepeatsDropped(), campaign.staleSaves(), campaign.leasesLost(), campaign.ofStandbys());
            new Judge(evidence).judge();
            assertThat(cleanHandOvers(figures))
                    .as("hand-over on a clean stop")
                    .isNotEmpty()
                    .allSatisfy(time -> assertThat(time).isLessThan(MOST_FOR_A_CLEAN_HAND_OVER));
            assertThat(campaign.boxRepeatsDropped()).as("repeats by Box").isPositive();
            assertThat(campaign.leasesLost()).as("leases lost").isPositive();
            if (FAULTS >= ENOUGH_FOR_A_LATE_SAVE) {
                assertThat(campaign.staleSaves()).as("saves that came too late").isPositive();
            }
        }
    }

    private static Stream<Duration> cleanHandOvers(Figures figures) {
        return Stream.of(Fault.values()).filter(Fault::isCleanStop).flatMap(fault -> figures.handOvers(fault).stream());
    }
}
