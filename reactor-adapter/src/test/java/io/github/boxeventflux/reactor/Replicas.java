package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The replicas of one application in virtual time, with the stores that they share. */
final class Replicas implements AutoCloseable {

    static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);

    final ScriptedStore checkpoints = new ScriptedStore();
    final ScriptedLeaseStore leases;

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.getOrSet();
    private final ShiftedClock trueTime =
            new ShiftedClock(() -> Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)));

    Replicas() {
        leases = new ScriptedLeaseStore(trueTime);
    }

    Replica add(String name) {
        return new Replica(name, trueTime);
    }

    /** With a lease that holds for 30 s and is asked for each second, as it is by default. */
    LeaseOptions.Builder lease(Replica owner) {
        return LeaseOptions.builder(leases).owner(owner.name);
    }

    StreamOptions.Builder options(Replica owner) {
        return ScriptedBoxApi.options(StreamType.ALL)
                .name(KEY.name())
                .startAt(StartAt.earliest())
                .checkpointStore(checkpoints)
                .lease(lease(owner).build());
    }

    /** Time passes, and timers fire. */
    void pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
    }

    /** Time passes, and no timer fires: all processes are halted. */
    void halt(Duration duration) {
        trueTime.shift(duration);
    }

    /** How many tasks were ever given to the scheduler. */
    long scheduled() {
        return scheduler.getScheduledTaskCount();
    }

    @Override
    public void close() {
        VirtualTimeScheduler.reset();
    }
}
