package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.options.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** One client among several: a process of its own, with its clock, its places for leases and its way to Box. */
final class Replica implements StreamListener {

    final String name;

    /** As the others' clocks, until it is shifted. */
    final ShiftedClock clock;

    /** One event each second, for ever: e1, e2, e3. */
    final ScriptedBoxApi api = new ScriptedBoxApi().onRead(position -> {
        int next = Integer.parseInt(position.value()) + 1;
        return Mono.delay(Duration.ofSeconds(1)).thenReturn(page(String.valueOf(next), "e" + next));
    });

    /** What its listener was told of leases and of the stores. */
    final List<String> told = new ArrayList<>();

    private final ShiftedClock trueTime;
    private final HeldLeases held = new HeldLeases();
    private Instant lastDelivery = Instant.MIN;

    Replica(String name, ShiftedClock trueTime) {
        this.name = name;
        this.trueTime = trueTime;
        clock = new ShiftedClock(trueTime);
    }

    /** As its client does it. */
    <T> Flux<T> read(StreamOptions options, Function<Reader, Flux<T>> delivery) {
        return Flux.defer(() -> {
                    StreamTime time = StreamTime.atSubscription(null, clock);
                    StreamSignals signals =
                            new StreamSignals(new StreamInfo(options.name(), options.streamType()), List.of(this));
                    StreamContext context = StreamContext.of(options, api, new Random(1), time, signals);
                    return new Session(context, held).run(delivery);
                })
                .doOnNext(element -> lastDelivery = trueTime.instant());
    }

    Flux<String> events(StreamOptions options) {
        return read(options, Reader::events).map(event -> String.valueOf(event.eventId()));
    }

    /** When it delivered something last, by the true time. */
    Instant lastDelivery() {
        return lastDelivery;
    }

    @Override
    public void onStandby(StreamInfo stream) {
        told.add("standby");
    }

    @Override
    public void onLeaseAcquired(StreamInfo stream, Lease lease) {
        told.add("lease " + lease.fencingToken());
    }

    @Override
    public void onLeaseLost(StreamInfo stream, LeaseLostException error) {
        told.add("lost");
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        told.add(call + " failed");
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        told.add(call + " works");
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        told.add("end " + how);
    }
}
