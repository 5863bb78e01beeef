package io.github.boxeventflux.reactor;

import io.github.boxeventflux.internal.engine.PollingPlan;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** For enterprise streams, of which Box gives no notice: waits for a time. */
final class IntervalTrigger implements Trigger {

    private final PollingPlan plan;
    private final StreamTime time;

    IntervalTrigger(PollingPlan plan, StreamTime time) {
        this.plan = plan;
        this.time = time;
    }

    @Override
    public Mono<Void> await(StreamPosition position, boolean news) {
        Instant exhaustedAt = time.steady();
        return Mono.defer(() -> time.pause(plan.pause(exhaustedAt, time.steady())));
    }
}
