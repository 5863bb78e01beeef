package io.github.boxeventflux.spring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one stream is, for people.
 *
 * @param streamType Box's name for what is read
 * @param state as {@link io.github.boxeventflux.reactor.StreamHealth.State} says; without readers {@code IDLE},
 *     {@code COMPLETED} or {@code FAILED}
 * @param readers how many read it in this process
 * @param since from when on it has been so
 * @param lastAnswer when Box last answered
 * @param problem what fails
 * @param savedPosition where a restart would go on, as far as this process has saved it
 * @param down whether somebody must do something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamReport(
        String streamType,
        String state,
        int readers,
        @Nullable Instant since,
        @Nullable Instant lastAnswer,
        @Nullable String problem,
        @Nullable String savedPosition,
        boolean down) {}
