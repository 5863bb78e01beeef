package io.github.boxeventflux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.0.3", "[::1]", "::1"})
    void namesOfThisMachineAreKnown(String host) {
        assertThat(Loopback.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost.example.com",
                "notlocalhost",
                "127.0.0.1.example.com",
                "128.0.0.1",
                "1270.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "[::2]",
                "box.com",
                ""
            })
    void nothingElseIs(String host) {
        assertThat(Loopback.is(host)).isFalse();
    }
}
