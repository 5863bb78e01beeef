package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/**
 * Reads streams over one configured set of connections. Make one and share it: any number of streams can be read with it. One that
 * lives as long as the program need not be closed. {@link BoxEventFlux} does the same with a client that has all the defaults.
 */
public final class BoxEventClient implements AutoCloseable {

    private final BiFunction<StreamOptions, StreamTime, Transport> transports;
    private final Supplier<Random> randoms;
    private final List<StreamListener> listeners;
    private final @Nullable Clock clock;
    private final @Nullable Scheduler scheduler;
    private final HeldLeases heldLeases = new HeldLeases();
    private final Glances glances = new Glances();
    private final AccountGates gates;
    private final Observing observing;
    private final Disposable connections;

    private BoxEventClient(Builder builder) {
        HttpClients defaults = HttpClients.create();
        connections = defaults.pool();
        transports = builder.transports(defaults);
        randoms = builder.randoms;
        listeners = List.copyOf(builder.listeners);
        clock = builder.clock;
        scheduler = builder.scheduler;
        gates = new AccountGates(builder.requestBudget);
        observing = builder.observing;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** As {@link BoxEventFlux#stream(StreamOptions)}. */
    public Flux<Event> stream(StreamOptions options) {
        return read(options, Reader::events);
    }

    /** As {@link BoxEventFlux#records(StreamOptions)}. */
    public Flux<EventRecord> records(StreamOptions options) {
        return read(options, Reader::records);
    }

    /** As {@link BoxEventFlux#pages(StreamOptions)}. */
    public Flux<PageRecord> pages(StreamOptions options) {
        return read(options, Reader::pages);
    }

    /** As {@link BoxEventFlux#process(StreamOptions, ProcessOptions, Function)}. */
    public Mono<Void> process(
            StreamOptions options,
            ProcessOptions processOptions,
            Function<? super Event, ? extends Publisher<?>> handler) {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(processOptions, "processOptions");
        Objects.requireNonNull(handler, "handler");
        Function<Event, Publisher<?>> observed = observing.handling(infoOf(options), handler);
        return read(options, reader -> reader.handled(processOptions, observed)).then();
    }

    /**
     * Closes the connections that this client made, whatever they are used for; end its streams before. Those of an
     * {@link Builder#httpClient(HttpClient)} are that one's own affair.
     */
    @Override
    public void close() {
        connections.dispose();
    }

    private <T> Flux<T> read(StreamOptions options, Function<Reader, Flux<T>> delivery) {
        Objects.requireNonNull(options, "options");
        return Flux.defer(() -> {
            StreamTime time = StreamTime.atSubscription(scheduler, clock, glances);
            StreamSignals signals = newSignals(options);
            return gates.admitted(options, time, signals, admission -> {
                BoxApi api = new HttpBoxApi(options, transports.apply(options, time), time, signals, admission);
                BoxApi observed = observing.reads(infoOf(options), api);
                StreamContext context = StreamContext.of(options, observed, randoms.get(), time, signals);
                return new Session(context, heldLeases).run(delivery);
            });
        });
    }

    private StreamSignals newSignals(StreamOptions options) {
        List<StreamListener> all = new ArrayList<>(listeners);
        all.add(new LoggingListener());
        return new StreamSignals(infoOf(options), all);
    }

    private static StreamInfo infoOf(StreamOptions options) {
        return new StreamInfo(options.name(), options.streamType());
    }

    /** Collects the settings. */
    public static final class Builder {

        private @Nullable HttpClient httpClient;
        private @Nullable HttpClient longPollHttpClient;
        private final List<StreamListener> listeners = new ArrayList<>();
        private @Nullable Clock clock;
        private @Nullable Scheduler scheduler;
        private RequestBudget requestBudget = RequestBudget.ofBox();
        private Observing observing = Observing.NOTHING;
        private @Nullable BiFunction<StreamOptions, StreamTime, Transport> transports;
        private Supplier<Random> randoms = Random::new;

        private Builder() {}

        /**
         * The client for all calls: for a proxy, a trust store, metrics. Its connection pool, connect timeout and TCP
         * options hold; compression is turned on, redirects and the client's own retry are turned off, and the
         * {@code User-Agent} is set.
         *
         * <p>Long polls use it too, unless {@link #longPollHttpClient(HttpClient)} is set. Each stream of a user holds
         * one for minutes, so then its pool must have more connections than there are such streams.
         *
         * @param value by default one with 100 connections to each host, of which a stream that reads at full speed
         *     uses two, and for one of which a call waits up to 10 min; 10 s to connect, and TCP keep-alive
         */
        public Builder httpClient(HttpClient value) {
            httpClient = Objects.requireNonNull(value, "httpClient");
            return this;
        }

        /**
         * The client for long polls, so that they have connections of their own.
         *
         * @param value by default {@link #httpClient(HttpClient)}, and where that is not set one that makes a connection
         *     for each poll, with TCP keep-alive after 60 s where the platform allows
         */
        public Builder longPollHttpClient(HttpClient value) {
            longPollHttpClient = Objects.requireNonNull(value, "longPollHttpClient");
            return this;
        }

        /** Adds one who is told what the streams do. */
        public Builder listener(StreamListener value) {
            listeners.add(Objects.requireNonNull(value, "listener"));
            return this;
        }

        /** What the time is read from; by default the scheduler's own time. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * What is waited on; by default {@link reactor.core.scheduler.Schedulers#parallel()}, looked up at each
         * subscription, so that virtual time in a test holds.
         */
        public Builder scheduler(Scheduler value) {
            scheduler = Objects.requireNonNull(value, "scheduler");
            return this;
        }

        /**
         * How many calls a minute the streams of this client make for one account, all together.
         *
         * @param value by default 1,000 calls a minute, which is what Box allows a user
         */
        public Builder requestBudget(RequestBudget value) {
            requestBudget = Objects.requireNonNull(value, "requestBudget");
            return this;
        }

        /**
         * Observes what {@link StreamObservations} names. The observation is the current one while a handler is called, and
         * is in the context of what that returns. It needs {@code io.projectreactor:reactor-core-micrometer}.
         *
         * @param value by default nothing is observed
         */
        public Builder observationRegistry(ObservationRegistry value) {
            observing = new MicrometerObserving(Objects.requireNonNull(value, "observationRegistry"));
            return this;
        }

        /** Another way than HTTP, for tests. */
        Builder transports(BiFunction<StreamOptions, StreamTime, Transport> value) {
            transports = value;
            return this;
        }

        /** What each subscription draws its pauses from; a test that is to be repeated has a seed. */
        Builder randoms(Supplier<Random> value) {
            randoms = value;
            return this;
        }

        /** The client. */
        public BoxEventClient build() {
            return new BoxEventClient(this);
        }

        private BiFunction<StreamOptions, StreamTime, Transport> transports(HttpClients defaults) {
            if (transports != null) {
                return transports;
            }
            HttpClients http = httpClients(defaults);
            return (options, time) -> new HttpTransport(options, http, time);
        }

        private HttpClients httpClients(HttpClients defaults) {
            HttpClient calls = httpClient == null ? defaults.calls() : HttpClients.prepared(httpClient);
            HttpClient ownForPolls = httpClient == null ? defaults.longPolls() : calls;
            HttpClient longPolls = longPollHttpClient == null ? ownForPolls : HttpClients.prepared(longPollHttpClient);
            return new HttpClients(calls, longPolls, defaults.pool());
        }
    }
}
