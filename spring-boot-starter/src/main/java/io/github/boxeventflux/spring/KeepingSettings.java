package io.github.boxeventflux.spring;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.options.CheckpointOptions;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Checkpoint;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Checkpoint.Store;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Lease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;

/** As {@link StreamSettings}, for where it is kept how far a stream was read, and by whom. */
final class KeepingSettings {

    private static final PropertyMapper MAP = PropertyMapper.get();

    private final Stores stores;
    private final CheckpointOptions.Builder checkpoint = CheckpointOptions.builder();
    private final List<Lease> leases = new ArrayList<>();
    private @Nullable Store store;
    private @Nullable Path directory;
    private boolean leased;

    KeepingSettings(Stores stores) {
        this.stores = stores;
    }

    void take(BoxEventStreamProperties properties) {
        MAP.from(properties::checkpoint).to(this::take);
        MAP.from(properties::lease).to(this::take);
    }

    void applyTo(StreamOptions.Builder options) {
        options.checkpoint(checkpoint.build());
        CheckpointStore used = stores.checkpointStore(store, directory);
        MAP.from(used).to(options::checkpointStore);
        if (leased) {
            options.lease(lease(stores.leaseStore()));
        }
    }

    private void take(Checkpoint given) {
        MAP.from(given::saveInterval).to(checkpoint::saveInterval);
        MAP.from(given::drainTimeout).to(checkpoint::drainTimeout);
        MAP.from(given::store).to(named -> store = named);
        MAP.from(given::directory).to(named -> directory = named);
    }

    private void take(Lease given) {
        MAP.from(given::enabled).to(enabled -> leased = enabled);
        leases.add(given);
    }

    private LeaseOptions lease(LeaseStore leaseStore) {
        LeaseOptions.Builder lease = LeaseOptions.builder(leaseStore);
        for (Lease given : leases) {
            MAP.from(given::timeToLive).to(lease::timeToLive);
            MAP.from(given::standbyInterval).to(lease::standbyInterval);
            MAP.from(given::maxLeases).to(lease::maxLeases);
        }
        return lease.build();
    }
}
