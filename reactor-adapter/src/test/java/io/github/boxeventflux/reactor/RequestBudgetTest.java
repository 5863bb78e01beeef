package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBudgetTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 1_000_000})
    void itIsAnyNumberOfCallsUpToAMillion(int calls) {
        assertThat(RequestBudget.perMinute(calls)).hasToString(calls + " calls a minute");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001})
    void whatCannotBeIsRefusedWithWhatIsAllowed(int calls) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestBudget.perMinute(calls))
                .withMessage("requestBudget.perMinute: " + calls + " is not allowed; allowed is 1 to 1000000");
    }

    @Test
    void itCanBeTurnedOff() {
        assertThat(RequestBudget.unlimited()).hasToString("unlimited");
    }
}
