package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.StreamMeters.Tag;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import reactor.core.publisher.SignalType;

/**
 * Measures what streams do, in a {@link MeterRegistry}. {@link StreamMeters} names the meters; the time is the registry's.
 * Give it to {@link BoxEventClient.Builder#listener}. It needs {@code io.micrometer:micrometer-core}.
 *
 * <p>Streams with the same tags share their meters: a gauge then shows their sum, and of ages the oldest.
 */
public final class MicrometerStreamListener implements StreamListener {

    private final MeterRegistry registry;
    private final Function<? super StreamInfo, String> streamTag;
    private final Map<Tags, MeteredStreams> groups = new ConcurrentHashMap<>();
    private final Map<StreamInfo, Metered> metered = Collections.synchronizedMap(new IdentityHashMap<>());

    /** One stream, and those with the same tags. */
    private record Metered(MeteredStreams group, MeteredStream stream) {}

    private MicrometerStreamListener(MeterRegistry registry, Function<? super StreamInfo, String> streamTag) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.streamTag = Objects.requireNonNull(streamTag, "streamTag");
    }

    /** Tells streams apart by their names: right for a program that has some. */
    public static MicrometerStreamListener create(MeterRegistry registry) {
        return create(registry, stream -> stream.name() == null ? "none" : stream.name());
    }

    /**
     * Tells streams apart by something else.
     *
     * @param streamTag the value of {@link Tag#STREAM}. Whoever has a stream for each of thousands of users answers with one
     *     value for all of them: each value makes meters that stay
     */
    public static MicrometerStreamListener create(
            MeterRegistry registry, Function<? super StreamInfo, String> streamTag) {
        return new MicrometerStreamListener(registry, streamTag);
    }

    @Override
    public void onStart(StreamInfo stream) {
        Tags tags = Tags.of(
                Tag.STREAM.asString(),
                streamTag.apply(stream),
                Tag.STREAM_TYPE.asString(),
                stream.streamType().value());
        MeteredStreams group = groups.computeIfAbsent(tags, missing -> new MeteredStreams(registry, missing));
        Metered added = new Metered(group, new MeteredStream(stream, group.now()));
        group.add(added.stream());
        metered.put(stream, added);
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        count(stream, StreamMeters.ENDS, Tag.END.asString(), endOf(how));
        Metered ended = metered.remove(stream);
        if (ended != null) {
            ended.group().remove(ended.stream());
        }
    }

    @Override
    public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
        tell(stream, (group, one) -> {
            group.counter(StreamMeters.CALLS, tagOf(call)).increment();
            if (call == BoxCall.LONG_POLL) {
                one.polls(group.now());
            } else {
                group.timer(StreamMeters.BUDGET_WAIT, tagOf(call)).record(waited);
            }
        });
    }

    @Override
    public void onAnswer(StreamInfo stream, BoxCall call) {
        tell(stream, (group, one) -> one.hears(group.now()));
    }

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        failed(stream, call, error);
    }

    @Override
    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        tell(stream, (group, one) -> one.recovers(call, group.now()));
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        failed(stream, call, error);
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        tell(stream, (group, one) -> one.recovers(call, group.now()));
    }

    @Override
    public void onSlowDown(StreamInfo stream, int callsPerMinute, Duration pause) {
        count(stream, StreamMeters.SLOW_DOWNS);
    }

    @Override
    public void onPage(StreamInfo stream, EventPage page) {
        tell(stream, (group, one) -> {
            group.counter(StreamMeters.PAGES).increment();
            group.counter(StreamMeters.EVENTS).increment(page.events().size());
            one.read(page.events());
        });
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        tell(stream, (group, one) -> group.counter(StreamMeters.REPEATS).increment(count));
    }

    @Override
    public void onWait(StreamInfo stream) {
        count(stream, StreamMeters.WAITS);
    }

    @Override
    public void onReconnect(StreamInfo stream) {
        count(stream, StreamMeters.RECONNECTS);
    }

    @Override
    public void onSilence(StreamInfo stream, Duration silence) {
        count(stream, StreamMeters.SILENCES);
        tell(stream, (group, one) -> one.isSilent(group.now()));
    }

    @Override
    public void onPossibleGap(StreamInfo stream, Checkpoint checkpoint) {
        count(stream, StreamMeters.GAPS, Tag.GAP.asString(), "possible");
    }

    @Override
    public void onPositionLost(StreamInfo stream, StreamPosition position, PositionLostException error) {
        count(stream, StreamMeters.GAPS, Tag.GAP.asString(), "position_lost");
    }

    @Override
    public void onTracking(StreamInfo stream, IntSupplier unacknowledged) {
        tell(stream, (group, one) -> one.counts(unacknowledged));
    }

    @Override
    public void onHeldBack(StreamInfo stream, int unacknowledged) {
        count(stream, StreamMeters.HELD_BACK);
    }

    @Override
    public void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
        count(stream, StreamMeters.CHECKPOINTS);
        tell(stream, (group, one) -> one.saved(group.now()));
    }

    @Override
    public void onCheckpointMissed(StreamInfo stream) {
        count(stream, StreamMeters.CHECKPOINTS_MISSED);
    }

    @Override
    public void onStandby(StreamInfo stream) {
        tell(stream, (group, one) -> one.standsBy(true, group.now()));
    }

    @Override
    public void onLeaseAcquired(StreamInfo stream, Lease lease) {
        tell(stream, (group, one) -> one.standsBy(false, group.now()));
    }

    @Override
    public void onLeaseLost(StreamInfo stream, LeaseLostException error) {
        count(stream, StreamMeters.LEASES_LOST);
        tell(stream, (group, one) -> one.leaseLost());
    }

    @Override
    public void onHandlerRetry(StreamInfo stream, Event event, Throwable error, int failures, Duration delay) {
        count(stream, StreamMeters.HANDLER_RETRIES);
    }

    @Override
    public void onHandlerGaveUp(StreamInfo stream, Event event, Throwable error, FailurePolicy policy) {
        count(stream, StreamMeters.HANDLER_FAILURES);
    }

    private void failed(StreamInfo stream, Enum<?> call, Throwable error) {
        tell(stream, (group, one) -> {
            group.counter(
                            StreamMeters.RETRIES,
                            Tag.CALL.asString(),
                            MeteredStreams.lowerCase(call),
                            Tag.ERROR.asString(),
                            error.getClass().getSimpleName())
                    .increment();
            one.fails(call, group.now());
        });
    }

    private void count(StreamInfo stream, StreamMeters meter, String... own) {
        tell(stream, (group, one) -> group.counter(meter, own).increment());
    }

    private void tell(StreamInfo stream, BiConsumer<MeteredStreams, MeteredStream> news) {
        Metered known = metered.get(stream);
        if (known != null) {
            news.accept(known.group(), known.stream());
        }
    }

    private static String[] tagOf(BoxCall call) {
        return new String[] {Tag.CALL.asString(), MeteredStreams.lowerCase(call)};
    }

    private static String endOf(SignalType how) {
        return switch (how) {
            case ON_COMPLETE -> "complete";
            case ON_ERROR -> "error";
            default -> "cancel";
        };
    }
}
