package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.LostPosition.GoOn;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostPositionTest {

    private static final StreamPosition FROM_BOX = new StreamPosition("17");

    @Test
    void asARuleTheStreamFails() {
        assertThat(new LostPosition(PositionLostPolicy.FAIL).lost(FROM_BOX)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"EARLIEST, 0", "NOW, now"})
    void elseItGoesOnAtOnceWhereItWasTold(PositionLostPolicy policy, String where) {
        assertThat(new LostPosition(policy).lost(FROM_BOX))
                .isEqualTo(new GoOn(new StreamPosition(where), Duration.ZERO));
    }

    @Test
    void thatTheReplacementIsLostIsTheEnd() {
        LostPosition lost = new LostPosition(PositionLostPolicy.EARLIEST);

        assertThat(lost.lost(PositionGuard.EARLIEST)).isNull();
        assertThat(lost.lost(PositionGuard.NOW)).isNotNull();
    }

    @Test
    void oneLossAfterTheOtherIsMetEverMoreSlowly() {
        LostPosition lost = new LostPosition(PositionLostPolicy.EARLIEST);

        assertThat(lost.lost(FROM_BOX).after()).isZero();
        lost.read(PositionGuard.EARLIEST);
        assertThat(lost.lost(FROM_BOX).after()).isEqualTo(Duration.ofSeconds(1));
        assertThat(lost.lost(FROM_BOX).after()).isEqualTo(Duration.ofSeconds(2));

        lost.read(FROM_BOX);
        assertThat(lost.lost(FROM_BOX).after()).isZero();
    }
}
