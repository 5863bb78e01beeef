package io.github.boxeventflux.reactor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Guards the guard. */
class NoLeaksTest {

    private final NoLeaks leaks = new NoLeaks();

    @Test
    void aForgottenBufferIsFound() throws InterruptedException {
        leaks.begin();
        for (int i = 0; i < 3; i++) {
            ByteBufAllocator.DEFAULT.directBuffer().writeByte(i);
        }

        assertThat(leaks.end()).isNotEmpty().allMatch(line -> line.startsWith("LEAK: "));
    }

    @Test
    void whatIsGivenBackIsNone() throws InterruptedException {
        leaks.begin();
        for (int i = 0; i < 3; i++) {
            ByteBufAllocator.DEFAULT.directBuffer().writeByte(i).release();
        }

        assertThat(leaks.end()).isEmpty();
    }
}
