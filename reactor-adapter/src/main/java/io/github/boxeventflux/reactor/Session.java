package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.StreamOptions;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One subscription: reads at once, from where a store says, or whenever it holds the lease. */
final class Session {

    private final StreamContext context;
    private final StreamOptions options;
    private final HeldLeases held;

    Session(StreamContext context, HeldLeases held) {
        this.context = context;
        this.held = held;
        options = context.options();
    }

    /** What that makes of a reader; of one after the other, where a lease is lost and taken again. */
    <T> Flux<T> run(Function<Reader, Flux<T>> delivery) {
        return Flux.defer(() -> {
                    context.signals().start();
                    return Flux.using(context::listenToStopWhen, listening -> read(delivery), Disposable::dispose);
                })
                .doFinally(context.signals()::end);
    }

    private <T> Flux<T> read(Function<Reader, Flux<T>> delivery) {
        CheckpointStore store = options.checkpointStore();
        if (store == null) {
            return delivery.apply(new Reader(
                    context, StartingPoint.at(options.resumeFrom(), context), Acknowledgements.NONE, Claim.NONE));
        }
        StreamKey key = new StreamKey(Objects.requireNonNull(options.name()), options.streamType());
        LeaseOptions lease = options.lease();
        if (lease == null) {
            return tenure(store, key, () -> new SoleReader(store, key), delivery);
        }
        return tenure(store, key, () -> new LeaseClaim(context, lease, key, held, false), delivery)
                .onErrorResume(
                        LeaseLostException.class,
                        lost -> tenure(store, key, () -> new LeaseClaim(context, lease, key, held, true), delivery)
                                .retryWhen(Retry.indefinitely().filter(LeaseLostException.class::isInstance)));
    }

    private <T> Flux<T> tenure(
            CheckpointStore store, StreamKey key, Supplier<Claim> claim, Function<Reader, Flux<T>> delivery) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> new Tenure(context, store, key, claim.get())),
                tenure -> tenure.read(delivery),
                Tenure::end,
                Tenure::end,
                Tenure::end);
    }
}
