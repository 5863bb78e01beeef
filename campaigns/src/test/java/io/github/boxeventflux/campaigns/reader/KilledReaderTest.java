package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.Seed;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader that is killed at any moment loses nothing, and after a restart repeats only what was not durable.
 * {@code -Dcampaign.kills=…} and {@code -Dcampaign.events=…} say how long it goes on.
 */
class KilledReaderTest {

    private static final int KILLS = Integer.getInteger("campaign.kills", 3);
    private static final int EVENTS = Integer.getInteger("campaign.events", 600);

    @RegisterExtension
    private final ChildProcesses processes = new ChildProcesses();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void losesNothingAndRepeatsOnlyWhatWasNotDurable(Processing processing) throws IOException, InterruptedException {
        long seed = Seed.of(processing);
        long before = System.nanoTime();
        KilledReader reader = new KilledReader(processes, directory, processing, seed);
        int eventsOfOneRun = EVENTS / (KILLS + 1);

        for (int kills = 0; kills < KILLS; kills++) {
            reader.readAndKill(eventsOfOneRun);
        }
        reader.readToTheEnd(EVENTS - KILLS * eventsOfOneRun);

        assertThat(reader.boxRepeatsDropped())
                .as("repeats by Box that the reader had to drop")
                .isPositive();
        Ledger ledger = reader.ledger();
        System.out.printf(
                "%s: %d events, %d kills, %d of them while it started; %d events appended but not durable at them, at most"
                        + " %d at one; %d repeated, at most %d after one; %d repeats by Box dropped; %d s%n",
                processing,
                EVENTS,
                KILLS,
                reader.killedWhileStarting(),
                ledger.left(),
                ledger.mostLeft(),
                ledger.repeats(),
                ledger.mostRepeats(),
                reader.boxRepeatsDropped(),
                Duration.ofNanos(System.nanoTime() - before).toSeconds());
    }
}
