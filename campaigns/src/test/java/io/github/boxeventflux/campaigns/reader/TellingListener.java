package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.reactor.StoreCall;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;

/** Prints what the harness waits for. */
final class TellingListener implements StreamListener {

    @Override
    public void onPage(StreamInfo stream, EventPage page) {
        System.out.println("page of " + page.events().size());
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        System.out.println("dropped " + count);
    }

    @Override
    public void onWait(StreamInfo stream) {
        System.out.println("waits");
    }

    @Override
    public void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
        System.out.println("saved " + position);
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        System.out.println("failed " + call + " " + error);
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        System.out.println("recovered " + call);
    }
}
