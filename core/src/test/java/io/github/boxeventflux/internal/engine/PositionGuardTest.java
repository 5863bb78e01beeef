package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.internal.engine.PositionGuard.EARLIEST;
import static io.github.boxeventflux.internal.engine.PositionGuard.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.internal.engine.PositionGuard.Judgement;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionGuardTest {

    @ParameterizedTest(name = "sent {0}, answered {1}: next {2}, advanced {3}, kept {4}")
    @CsvSource(
            nullValues = "absent",
            value = {
                "17, 18, 18, true, false",
                "17, 9, 9, true, false",
                "17, 1152922976252290886, 1152922976252290886, true, false",
                "1152922976252290886, 1152922976252290887, 1152922976252290887, true, false",
                "17, 017, 017, true, false",
                "17, 17.0, 17.0, true, false",
                "17, abc, abc, true, false",
                "17, 17, 17, false, false",
                "17, absent, 17, false, true",
                "17, '', 17, false, true",
                "17, '  ', 17, false, true",
                "17, 0, 17, false, true",
                "17, now, 17, false, true",
                "0, 17, 17, true, false",
                "0, 0, 0, false, false",
                "0, absent, 0, false, true",
                "0, now, 0, false, true",
                "now, 17, 17, true, false",
            })
    void aGoodPositionIsReplacedByAGoodOneOnly(
            String sent, String answered, String next, boolean advanced, boolean kept) {
        assertThat(PositionGuard.judge(new StreamPosition(sent), answered))
                .isEqualTo(new Judgement(new StreamPosition(next), advanced, kept));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0", "now"})
    void withoutAUsableAnswerToNowThereIsNoPlaceToKeep(String answered) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> PositionGuard.judge(NOW, answered))
                .withMessageContaining("no usable position");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "now"})
    void aPageThatSaysNotWhereIsNoEndOfAPeriod(String answered) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> PositionGuard.judgeOfPeriod(new StreamPosition("17"), answered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17"})
    void zeroOrThePositionThatWasSentMayBe(String answered) {
        assertThat(PositionGuard.judgeOfPeriod(new StreamPosition("17"), answered)
                        .advanced())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "17\ude00", "\ude00\ud83d", "1\0007", "1\r\n7"})
    void whatCannotBeSentIsNotUsable(String answered) {
        assertThat(PositionGuard.judge(new StreamPosition("17"), answered))
                .isEqualTo(new Judgement(new StreamPosition("17"), false, true));
        assertThat(PositionGuard.judge(new StreamPosition("17"), "18\ud83d\ude00")
                        .advanced())
                .isTrue();
    }

    @Test
    void theStartNamesTheFirstPosition() {
        assertThat(PositionGuard.positionOf(StartAt.now())).isEqualTo(NOW).hasToString("now");
        assertThat(PositionGuard.positionOf(StartAt.earliest()))
                .isEqualTo(EARLIEST)
                .hasToString("0");
        assertThat(PositionGuard.positionOf(StartAt.position("17"))).hasToString("17");
        assertThat(PositionGuard.positionOf(StartAt.since(Instant.EPOCH))).isEqualTo(NOW);
    }
}
