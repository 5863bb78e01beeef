package io.github.boxeventflux.campaigns.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Guards the guard. */
class LeakWatchTest {

    @Test
    void aForgottenBufferIsFound() throws InterruptedException {
        LeakWatch leaks = new LeakWatch();
        for (int i = 0; i < 3; i++) {
            ByteBufAllocator.DEFAULT.directBuffer().writeByte(i);
        }

        assertThat(leaks.end()).isNotEmpty().allMatch(line -> line.startsWith("LEAK: "));
    }

    @Test
    void whatIsGivenBackIsNot() throws InterruptedException {
        LeakWatch leaks = new LeakWatch();
        for (int i = 0; i < 3; i++) {
            ByteBufAllocator.DEFAULT.directBuffer().writeByte(i).release();
        }

        assertThat(leaks.end()).isEmpty();
    }
}
