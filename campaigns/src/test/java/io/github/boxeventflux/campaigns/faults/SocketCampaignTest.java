package io.github.boxeventflux.campaigns.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SocketCampaignTest {

    private static final int SCHEDULES = Integer.getInteger("campaign.sockets", 28);
    private static final int AT_ONCE = 14;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void whateverBreaksEveryEventComesOnceAndNothingIsLeft() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        LeakWatch leaks = new LeakWatch();

        new Campaign(SocketSchedule::draw, SocketTrial::of).run(SCHEDULES, AT_ONCE);

        assertThat(leaks.end()).isEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    /** All but those that every client in this process shares, and those that wait for this. */
    private static Set<Thread> threads() {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        threads.removeIf(thread -> Stream.of("reactor-http-", "parallel-", "boundedElastic-", "awaitility-")
                .anyMatch(thread.getName()::startsWith));
        return threads;
    }
}
