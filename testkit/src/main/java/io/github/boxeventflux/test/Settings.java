package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link FakeBoxBuilder} was told. */
record Settings(
        Clock clock,
        Set<String> tokens,
        Map<String, String> applications,
        Duration tokenLifetime,
        int callsPerMinute,
        boolean positionsAsText,
        boolean numericIds,
        boolean gzip,
        List<String> realtimeHosts,
        String ttl,
        String maxRetries,
        String retryTimeout,
        Duration hold,
        Duration answerDelay,
        boolean openWindows,
        Map<StreamType, StreamRules> rules,
        @Nullable Enterprise enterprise,
        @Nullable Tls tls) {

    StreamRules rulesOf(StreamType streamType) {
        return Objects.requireNonNull(rules.get(streamType));
    }
}
