package io.github.boxeventflux.campaigns.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever all tests of all modules wrote in this build: no token, secret or channel stands there. */
@Tag("outputs")
class NoSecretInAnyOutputTest {

    private final OutputReader outputs = new OutputReader(Path.of(System.getProperty("outputs.root")));

    @Test
    void noTestShowsASecret() {
        assertThat(outputs.modules()).contains("core", "testkit", "reactor-adapter", "campaigns");
        assertThat(outputs.secrets()).isEmpty();
    }
}
