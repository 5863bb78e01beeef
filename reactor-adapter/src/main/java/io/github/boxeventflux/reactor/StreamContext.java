package io.github.boxeventflux.reactor;

import io.github.boxeventflux.options.StreamOptions;
import java.util.Random;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What all parts of one subscription share.
 *
 * @param options what is to be read
 * @param api the calls to Box
 * @param random draws the pauses, on whatever thread something fails
 * @param time what is waited on
 * @param signals who is told
 * @param stopped the wish for a graceful end
 */
record StreamContext(
        StreamOptions options,
        BoxApi api,
        Random random,
        StreamTime time,
        StreamSignals signals,
        Sinks.Empty<Void> stopped) {

    static StreamContext of(StreamOptions options, BoxApi api, Random random, StreamTime time, StreamSignals signals) {
        return new StreamContext(options, api, random, time, signals, Sinks.empty());
    }

    /** Completes at the first signal of {@code stopWhen}, whatever it is, and remembers it for whoever asks later. */
    Mono<Void> stop() {
        return stopped.asMono();
    }

    /** The step, given up at that signal; itself, where there will be none. */
    <T> Mono<T> unlessStopped(Mono<T> step) {
        return options.stopWhen() == null ? step : step.takeUntilOther(stop());
    }

    /** From now on {@code stopWhen} is heard: by one subscription to it, whatever comes between. */
    Disposable listenToStopWhen() {
        Publisher<?> stopWhen = options.stopWhen();
        return stopWhen == null
                ? Disposables.disposed()
                : Mono.from(stopWhen).materialize().subscribe(signal -> stopped.tryEmitEmpty());
    }

    Retries newRetries() {
        return new Retries(options.retry(), random, time, signals);
    }
}
