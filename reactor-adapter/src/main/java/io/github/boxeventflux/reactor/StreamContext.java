package io.github.boxeventflux.reactor;

import io.github.boxeventflux.options.StreamOptions;
import java.util.Random;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What all parts of one subscription share.
 *
 * @param options what is to be read
 * @param api the calls to Box
 * @param random draws the pauses, on whatever thread something fails
 * @param time what is waited on
 * @param signals who is told
 * @param stop its first signal is the wish for a graceful end
 */
record StreamContext(
        StreamOptions options, BoxApi api, Random random, StreamTime time, StreamSignals signals, Publisher<?> stop) {

    static StreamContext of(StreamOptions options, BoxApi api, Random random, StreamTime time, StreamSignals signals) {
        Publisher<?> stopWhen = options.stopWhen();
        // Several parts listen to it: the application's publisher is subscribed to once.
        Publisher<?> stop = stopWhen == null
                ? Mono.never()
                : Flux.from(stopWhen).materialize().take(1).replay(1).refCount();
        return new StreamContext(options, api, random, time, signals, stop);
    }

    Retries newRetries() {
        return new Retries(options.retry(), random, time, signals);
    }
}
