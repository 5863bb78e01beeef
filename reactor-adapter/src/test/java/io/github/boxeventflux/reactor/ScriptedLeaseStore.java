package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Leases in memory, in a store that may be down, may hang and may answer late: to everybody, or to one owner. */
final class ScriptedLeaseStore implements LeaseStore {

    /** How the store fares. */
    enum Mood {
        WORKS,
        /** Does nothing, and says so. */
        FAILS,
        /** Does nothing, and says nothing. */
        HANGS,
        /** Does it, and says nothing. */
        IS_SILENT
    }

    /** What was asked when by the store's clock, as "10 s: renew OWNER". */
    final List<String> calls = new ArrayList<>();

    private final Clock clock;
    private final LeaseStore leases;
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<StreamKey, Lease> newest = new HashMap<>();
    private final Map<String, Instant> granted = new HashMap<>();
    private Duration lateBy = Duration.ZERO;

    ScriptedLeaseStore(Clock clock) {
        this.clock = clock;
        leases = LeaseStore.inMemory(clock);
    }

    /** How that owner finds it from now on. */
    void will(String owner, Mood mood) {
        moods.put(owner, mood);
    }

    /** Does at once what it is asked, and says so only then. */
    void answersAfter(Duration value) {
        lateBy = value;
    }

    /** As a person does who repairs a store: whoever holds the lease is not asked. */
    void breakLease(StreamKey key) {
        Mono.from(leases.release(newest.get(key))).block();
    }

    /** When that owner got a lease last. */
    Instant grantedAt(String owner) {
        return granted.get(owner);
    }

    /** What was asked, as "10 s: renew a", that contains this. */
    List<String> calls(String part) {
        return calls.stream().filter(call -> call.contains(part)).toList();
    }

    @Override
    public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
        return asked(
                "acquire",
                owner,
                Mono.from(leases.acquire(key, owner, timeToLive)).doOnNext(lease -> {
                    newest.put(key, lease);
                    granted.put(owner, clock.instant());
                }));
    }

    @Override
    public Publisher<Boolean> renew(Lease lease, Duration timeToLive) {
        return asked("renew", lease.owner(), Mono.from(leases.renew(lease, timeToLive)));
    }

    @Override
    public Publisher<Void> release(Lease lease) {
        return asked("release", lease.owner(), Mono.from(leases.release(lease)));
    }

    private <T> Mono<T> asked(String call, String owner, Mono<T> work) {
        return Mono.defer(() -> {
            calls.add(clock.instant().getEpochSecond() + " s: " + call + " " + owner);
            return switch (moods.getOrDefault(owner, Mood.WORKS)) {
                case WORKS -> lateBy.isZero() ? work : late(work);
                case FAILS -> Mono.error(new IllegalStateException("the lease store is down"));
                case HANGS -> Mono.never();
                case IS_SILENT -> work.then(Mono.never());
            };
        });
    }

    private <T> Mono<T> late(Mono<T> work) {
        return work.materialize()
                .flatMap(answer -> Mono.delay(lateBy).thenReturn(answer))
                .dematerialize();
    }
}
