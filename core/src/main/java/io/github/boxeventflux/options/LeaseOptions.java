package io.github.boxeventflux.options;

import io.github.boxeventflux.checkpoint.LeaseStore;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How several replicas agree on which of them reads a stream. */
public final class LeaseOptions {

    private final LeaseStore store;
    private final String owner;
    private final Duration timeToLive;
    private final Duration standbyInterval;
    private final int maxLeases;

    private LeaseOptions(Builder builder) {
        store = builder.store;
        // The process and its host, as the Java runtime names them.
        owner = builder.owner == null ? ManagementFactory.getRuntimeMXBean().getName() : builder.owner;
        timeToLive = builder.timeToLive;
        standbyInterval = builder.standbyInterval;
        maxLeases = builder.maxLeases;
    }

    /** Starts from the defaults. */
    public static Builder builder(LeaseStore store) {
        return new Builder(store);
    }

    /** Where the leases are kept. */
    public LeaseStore store() {
        return store;
    }

    /** See {@link Builder#owner(String)}. */
    public String owner() {
        return owner;
    }

    /** See {@link Builder#timeToLive(Duration)}. */
    public Duration timeToLive() {
        return timeToLive;
    }

    /** See {@link Builder#standbyInterval(Duration)}. */
    public Duration standbyInterval() {
        return standbyInterval;
    }

    /** See {@link Builder#maxLeases(int)}. */
    public int maxLeases() {
        return maxLeases;
    }

    /** Collects the settings. */
    public static final class Builder {

        private final LeaseStore store;
        private @Nullable String owner;
        private Duration timeToLive = Duration.ofSeconds(30);
        private Duration standbyInterval = Duration.ofSeconds(1);
        private int maxLeases = Integer.MAX_VALUE;

        private Builder(LeaseStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * What the store calls this replica, for people to see.
         *
         * @param value a text; by default the process id and the host's name
         */
        public Builder owner(String value) {
            owner = OptionCheck.notBlank("lease.owner", value);
            return this;
        }

        /**
         * How long a lease holds that is not renewed: so long does it take until another replica can take over from one
         * that has died. It is renewed each third of it.
         *
         * @param value 1 s to 1 h; by default 30 s
         */
        public Builder timeToLive(Duration value) {
            timeToLive = OptionCheck.within("lease.timeToLive", value, Duration.ofSeconds(1), Duration.ofHours(1));
            return this;
        }

        /**
         * How often a replica that stands by asks for the lease: so long does it take at most until it takes over from
         * one that gave it back.
         *
         * @param value 10 ms to 1 h; by default 1 s
         */
        public Builder standbyInterval(Duration value) {
            standbyInterval =
                    OptionCheck.within("lease.standbyInterval", value, Duration.ofMillis(10), Duration.ofHours(1));
            return this;
        }

        /**
         * How many leases the streams of one client may hold before this one stands by, so that one replica does not
         * take every stream. Streams of {@code BoxEventFlux} share one client.
         *
         * @param value 1 or more; by default there is no limit
         */
        public Builder maxLeases(int value) {
            maxLeases = OptionCheck.within("lease.maxLeases", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /** The options. */
        public LeaseOptions build() {
            return new LeaseOptions(this);
        }
    }
}
