package io.github.boxeventflux.campaigns.replicas;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.reactor.StoreCall;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import java.time.Duration;
import java.time.Instant;

/** Prints how it stands with the lease, and knows its token. */
final class TellingOwner implements StreamListener {

    private volatile long token;

    /** That of the newest lease that this process had. */
    long token() {
        return token;
    }

    @Override
    public void onStandby(StreamInfo stream) {
        tell("standby");
    }

    @Override
    public void onLeaseAcquired(StreamInfo stream, Lease lease) {
        token = lease.fencingToken();
        tell("acquired " + token);
    }

    @Override
    public void onLeaseLost(StreamInfo stream, LeaseLostException error) {
        tell("lost " + token + " " + error.getMessage());
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        System.out.println("dropped " + count);
    }

    @Override
    public void onCheckpointMissed(StreamInfo stream) {
        tell("missed the last checkpoint");
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        tell("failed " + call + " " + error);
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        tell("recovered " + call);
    }

    private static void tell(String what) {
        System.out.println(what + " @" + Instant.now());
    }
}
