package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.SignalType;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Logs one subscription: at DEBUG what it does, at WARN what a person should know and at INFO that it is over, once for
 * each change of state and not once for each retry.
 */
final class LoggingListener implements StreamListener {

    private static final Logger LOG = Loggers.getLogger(BoxEventFlux.class);

    private final Set<BoxCall> failing = EnumSet.noneOf(BoxCall.class);
    private final Set<StoreCall> failingStoreCalls = EnumSet.noneOf(StoreCall.class);
    private final Set<String> refusedHosts = new HashSet<>();
    private boolean slowedDown;
    private boolean keptOnThisPage;
    private boolean keptOnLastPage;

    @Override
    public void onStart(StreamInfo stream) {
        LOG.debug("{}: starts", stream);
    }

    @Override
    public void onPage(StreamInfo stream, EventPage page) {
        keptOnLastPage = keptOnThisPage;
        keptOnThisPage = false;
        LOG.debug("{}: read {} new events, goes on at {}", stream, page.events().size(), page.nextPosition());
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        LOG.debug("{}: dropped {} repeats", stream, count);
    }

    @Override
    public void onHistoryProgress(StreamInfo stream, HistoryProgress progress) {
        LOG.debug(
                "{}: history is read until {}, {} events with {} calls; {} left",
                stream,
                progress.doneUntil(),
                progress.events(),
                progress.calls(),
                progress.left());
    }

    @Override
    public void onWait(StreamInfo stream) {
        LOG.debug("{}: has read everything, waits for news", stream);
    }

    @Override
    public void onSilence(StreamInfo stream, Duration silence) {
        LOG.warn("{}: nothing came from Box for {}; its long-poll servers are looked up again", stream, silence);
    }

    @Override
    public void onReconnect(StreamInfo stream) {
        LOG.debug("{}: looks up the long-poll servers again", stream);
    }

    @Override
    public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
        if (!waited.isZero()) {
            LOG.debug("{}: {} waited {} ms for the request budget", stream, call.description(), waited.toMillis());
        }
    }

    @Override
    public void onSlowDown(StreamInfo stream, int callsPerMinute, Duration pause) {
        if (slowedDown) {
            LOG.debug("{}: is slowed down to {} calls a minute", stream, callsPerMinute);
            return;
        }
        slowedDown = true;
        LOG.warn(
                "{}: Box refuses calls as too many, though no more are made than the request budget allows; goes on in {} ms"
                        + " with {} calls a minute. Does somebody else call for the same user?",
                stream,
                pause.toMillis(),
                callsPerMinute);
    }

    @Override
    public void onFullPace(StreamInfo stream, int callsPerMinute) {
        slowedDown = false;
        LOG.info("{}: may make {} calls a minute again", stream, callsPerMinute);
    }

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        if (failing.add(call)) {
            LOG.warn(
                    "{}: {} fails and is retried until it succeeds, first in {} ms: {}",
                    stream,
                    call.description(),
                    delay.toMillis(),
                    error.getMessage());
        } else {
            LOG.debug(
                    "{}: {} failed {} times in a row, next try in {} ms: {}",
                    stream,
                    call.description(),
                    failures,
                    delay.toMillis(),
                    error.getMessage());
        }
    }

    @Override
    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        failing.remove(call);
        LOG.info("{}: {} works again after {} failures", stream, call.description(), failures);
    }

    @Override
    public void onPositionKept(StreamInfo stream, StreamPosition kept) {
        keptOnThisPage = true;
        if (!keptOnLastPage) {
            LOG.warn("{}: Box gave no usable position; goes on from {}", stream, kept);
        }
    }

    @Override
    public void onServerRefused(StreamInfo stream, String host) {
        if (refusedHosts.add(host)) {
            LOG.warn(
                    "{}: Box named the long-poll server {}, which no token may go to; if it is right, name it in"
                            + " trustedHosts",
                    stream,
                    host);
        }
    }

    @Override
    public void onPossibleGap(StreamInfo stream, Checkpoint checkpoint) {
        LOG.warn(
                "{}: the checkpoint's position was read at {}, and Box need not keep events for so long: some may be missing",
                stream,
                checkpoint.readAt());
    }

    @Override
    public void onPositionLost(StreamInfo stream, StreamPosition position, PositionLostException error) {
        LOG.warn("{}: position {} is lost: {}", stream, position, error.getMessage());
    }

    @Override
    public void onHeldBack(StreamInfo stream, int unacknowledged) {
        LOG.warn("{}: holds back, since {} events were delivered and are not acknowledged", stream, unacknowledged);
    }

    @Override
    public void onReleased(StreamInfo stream) {
        LOG.info("{}: goes on reading", stream);
    }

    @Override
    public void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
        LOG.debug("{}: a restart would go on at {}, {} events are outstanding", stream, position, unacknowledged);
    }

    @Override
    public void onCheckpointMissed(StreamInfo stream) {
        LOG.warn(
                "{}: ended without saving its last checkpoint; a restart repeats what came since the one before",
                stream);
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        if (failingStoreCalls.add(call)) {
            LOG.warn(
                    "{}: {} fails and is retried until it succeeds, first in {} ms: {}",
                    stream,
                    call.description(),
                    delay.toMillis(),
                    error.toString());
        } else {
            LOG.debug(
                    "{}: {} failed {} times in a row, next try in {} ms: {}",
                    stream,
                    call.description(),
                    failures,
                    delay.toMillis(),
                    error.toString());
        }
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        failingStoreCalls.remove(call);
        LOG.info("{}: {} works again after {} failures", stream, call.description(), failures);
    }

    @Override
    public void onStandby(StreamInfo stream) {
        LOG.info("{}: stands by for the lease", stream);
    }

    @Override
    public void onLeaseAcquired(StreamInfo stream, Lease lease) {
        LOG.info("{}: has the lease, with fencing token {}", stream, lease.fencingToken());
    }

    @Override
    public void onLeaseLost(StreamInfo stream, LeaseLostException error) {
        LOG.warn("{}: {}", stream, error.getMessage());
    }

    @Override
    public void onHandlerRetry(StreamInfo stream, Event event, Throwable error, int failures, Duration delay) {
        LOG.debug(
                "{}: handling {} failed {} times in a row, next try in {} ms: {}",
                stream,
                event,
                failures,
                delay.toMillis(),
                error.toString());
    }

    @Override
    public void onHandlerGaveUp(StreamInfo stream, Event event, Throwable error, FailurePolicy policy) {
        LOG.warn("{}: handling {} failed for the last time, so: {}. {}", stream, event, policy, error.toString());
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        LOG.debug("{}: ended by {}", stream, how);
    }
}
