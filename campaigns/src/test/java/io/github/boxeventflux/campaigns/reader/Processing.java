package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.ProcessOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The ways to read a stream and to say what is done. */
enum Processing {
    /** One record after the other. */
    IN_ORDER(1) {
        @Override
        Publisher<?> run(BoxEventClient client, StreamOptions options, Work work) {
            return client.records(options)
                    .concatMap(one -> work.on(one.event()).then(Mono.fromRunnable(one::acknowledge)), 0);
        }
    },

    /** Several records at once, acknowledged as they get done. */
    OUT_OF_ORDER(8) {
        @Override
        Publisher<?> run(BoxEventClient client, StreamOptions options, Work work) {
            return client.records(options)
                    .flatMap(one -> work.on(one.event()).then(Mono.fromRunnable(one::acknowledge)), concurrency(), 1);
        }
    },

    /** Several records at once, each saved before the next takes its place. */
    CONFIRMED(8) {
        @Override
        Publisher<?> run(BoxEventClient client, StreamOptions options, Work work) {
            return client.records(options)
                    .flatMap(
                            one -> work.on(one.event()).then(one.checkpoint()).then(work.confirmed(one.event())),
                            concurrency(),
                            1);
        }
    },

    /** A handler. */
    HANDLER(1) {
        @Override
        Publisher<?> run(BoxEventClient client, StreamOptions options, Work work) {
            return client.process(options, ProcessOptions.defaults(), work::on);
        }
    },

    /** Events alone: each is done when the next one is asked for. */
    STREAM(1) {
        @Override
        Publisher<?> run(BoxEventClient client, StreamOptions options, Work work) {
            return client.stream(options).concatMap(work::on, 0);
        }
    };

    private final int concurrency;

    Processing(int concurrency) {
        this.concurrency = concurrency;
    }

    /** How many events are processed at the same time. */
    int concurrency() {
        return concurrency;
    }

    abstract Publisher<?> run(BoxEventClient client, StreamOptions options, Work work);
}
