package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPropertiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void aWindowThatCannotBeIsRefused(int window) {
        assertThatThrownBy(() -> new DashboardProperties(window, PATIENCE))
                .hasMessage("dashboard.window: " + window + " is not allowed; allowed are 1 to 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT1H0.001S"})
    void patienceThatCannotBeIsRefused(Duration patience) {
        assertThatThrownBy(() -> new DashboardProperties(1_000, patience))
                .hasMessage("dashboard.patience: " + patience + " is not allowed; allowed are 1 s to 1 h");
    }

    @Test
    void theEdgesAreAllowed() {
        assertThat(new DashboardProperties(1, Duration.ofSeconds(1)).window()).isEqualTo(1);
        assertThat(new DashboardProperties(100_000, Duration.ofHours(1)).window())
                .isEqualTo(100_000);
    }
}
