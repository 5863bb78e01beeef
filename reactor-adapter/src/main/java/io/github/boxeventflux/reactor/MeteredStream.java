package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.StreamHealth.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What gauges show of one subscription. */
final class MeteredStream {

    private final StreamInfo info;
    private final Watched watched;
    private volatile @Nullable Instant newest;
    private volatile @Nullable Instant savedAt;
    private volatile IntSupplier unacknowledged = () -> 0;
    private volatile boolean holdsLease;

    MeteredStream(StreamInfo info, Instant now) {
        this.info = info;
        watched = new Watched(now);
    }

    synchronized State state(Instant now) {
        return watched.status(info, now).state();
    }

    synchronized void polls(Instant now) {
        watched.polls(now);
    }

    synchronized void hears(Instant now) {
        watched.hears(now);
    }

    synchronized void isSilent(Instant now) {
        watched.isSilent(now);
    }

    synchronized void fails(Enum<?> call, Instant now) {
        watched.fails(call, call.name(), now);
    }

    synchronized void recovers(Enum<?> call, Instant now) {
        watched.recovers(call, now);
    }

    synchronized void standsBy(boolean value, Instant now) {
        watched.standsBy(now, value);
        holdsLease = !value;
    }

    void leaseLost() {
        holdsLease = false;
    }

    boolean holdsLease() {
        return holdsLease;
    }

    void read(List<Event> events) {
        OffsetDateTime latest = null;
        for (Event event : events) {
            OffsetDateTime createdAt = event.createdAt();
            if (createdAt != null && (latest == null || createdAt.isAfter(latest))) {
                latest = createdAt;
            }
        }
        Instant before = newest;
        if (latest != null && (before == null || latest.toInstant().isAfter(before))) {
            newest = latest.toInstant();
        }
    }

    @Nullable
    Instant newest() {
        return newest;
    }

    void saved(Instant now) {
        savedAt = now;
    }

    @Nullable
    Instant savedAt() {
        return savedAt;
    }

    void counts(IntSupplier outstanding) {
        unacknowledged = outstanding;
    }

    int unacknowledged() {
        return unacknowledged.getAsInt();
    }
}
