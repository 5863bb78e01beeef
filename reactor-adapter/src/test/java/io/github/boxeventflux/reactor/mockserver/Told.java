package io.github.boxeventflux.reactor.mockserver;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.SignalType;

/** A listener that keeps what it is told. */
final class Told implements StreamListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<RetryableException> errors = new CopyOnWriteArrayList<>();
    private final List<Duration> delays = new CopyOnWriteArrayList<>();

    /** All of it, in short. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The errors that were followed by one more try. */
    List<RetryableException> errors() {
        return List.copyOf(errors);
    }

    /** How long each of those tries was put off. */
    List<Duration> delays() {
        return List.copyOf(delays);
    }

    @Override
    public void onStart(StreamInfo stream) {
        lines.add("start of " + stream);
    }

    @Override
    public void onPage(StreamInfo stream, EventPage page) {
        lines.add("page of " + page.events().size() + " to " + page.nextPosition());
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        lines.add("repeats " + count);
    }

    @Override
    public void onWait(StreamInfo stream) {
        lines.add("wait");
    }

    @Override
    public void onReconnect(StreamInfo stream) {
        lines.add("reconnect");
    }

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        errors.add(error);
        delays.add(delay);
        lines.add("retry " + call + " " + failures);
    }

    @Override
    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        lines.add("recovered " + call + " " + failures);
    }

    @Override
    public void onPositionKept(StreamInfo stream, StreamPosition kept) {
        lines.add("kept " + kept);
    }

    @Override
    public void onServerRefused(StreamInfo stream, String host) {
        lines.add("refused " + host);
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        lines.add("end by " + how);
    }
}
