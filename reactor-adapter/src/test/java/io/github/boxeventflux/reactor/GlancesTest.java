package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** One timer for all long waits of a client. */
class GlancesTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Glances glances = new Glances();

    @Test
    void allWaitsLookAtTheClockWithOneTimer() {
        List<Long> looked = new ArrayList<>();
        for (int wait = 0; wait < 1_000; wait++) {
            glances.on(time).subscribe(looked::add);
        }

        assertThat(time.getScheduledTaskCount()).isEqualTo(1);
        time.advanceTimeBy(Duration.ofSeconds(30));
        assertThat(looked).hasSize(1_000);
    }

    @Test
    void whoComesLaterWaitsNoLonger() {
        List<Long> looked = new ArrayList<>();
        glances.on(time).subscribe();
        time.advanceTimeBy(Duration.ofSeconds(20));
        glances.on(time).subscribe(looked::add);

        time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(looked).hasSize(1);
    }

    @Test
    void nothingTicksWhenNobodyWaitsAndItBeginsAgain() {
        Disposable waiting = glances.on(time).subscribe();
        waiting.dispose();
        time.advanceTimeBy(Duration.ofMinutes(5));
        List<Long> looked = new ArrayList<>();
        glances.on(time).subscribe(looked::add);

        time.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(looked).isEmpty();
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(looked).hasSize(1);
    }

    @Test
    void anotherTimeTicksByItself() {
        VirtualTimeScheduler other = VirtualTimeScheduler.create();
        List<Long> looked = new ArrayList<>();
        glances.on(time).subscribe();
        glances.on(other).subscribe(looked::add);

        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(looked).isEmpty();
        other.advanceTimeBy(Duration.ofSeconds(30));
        assertThat(looked).hasSize(1);
    }
}
