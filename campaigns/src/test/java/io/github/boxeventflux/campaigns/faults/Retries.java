package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that are made once more. */
final class Retries implements StreamListener {

    private final LongAdder count = new LongAdder();

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        count.increment();
    }

    long count() {
        return count.sum();
    }
}
