package io.github.boxeventflux.benchmarks.backlog;

import com.box.sdk.EventStream;
import com.box.sdkgen.schemas.event.Event;
import io.github.boxeventflux.benchmarks.peers.ClassicSdk;
import io.github.boxeventflux.benchmarks.peers.GeneratedSdk;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.Iterator;
import java.util.UUID;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** A way to read a backlog, and then to wait for more. */
enum Way {
    /** The same pages with bare Reactor Netty, their bytes thrown away. It knows the positions, so it looks at nothing. */
    LIMIT {
        @Override
        Disposable start(URI apiUrl, int events, Runnable perEvent) {
            HttpClient client =
                    HttpClient.create().headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer any"));
            int pages = (events + Backlog.PAGE_LIMIT - 1) / Backlog.PAGE_LIMIT;
            return Flux.range(0, pages + 1)
                    .concatMap(page -> client.get()
                            .uri(apiUrl + "/events?limit=500&stream_position=" + Backlog.position(page))
                            .responseContent()
                            .then())
                    .doOnComplete(() -> {
                        for (int event = 0; event < events; event++) {
                            perEvent.run();
                        }
                    })
                    .subscribe();
        }
    },

    /** This library with its defaults. */
    BOX_EVENT_FLUX {
        @Override
        Disposable start(URI apiUrl, int events, Runnable perEvent) {
            // Another account each time, and so the whole budget of one.
            return BoxEventFlux.stream(StreamOptions.builder()
                            .apiUrl(apiUrl)
                            .accessToken(UUID.randomUUID().toString())
                            .startAt(StartAt.earliest())
                            .build())
                    .subscribe(event -> perEvent.run());
        }
    },

    /** The SDK's generated {@code getEventStream}. */
    SDK_GENERATED {
        @Override
        Disposable start(URI apiUrl, int events, Runnable perEvent) {
            Iterator<Event> stream = new GeneratedSdk(apiUrl).from("0");
            return thread(() -> {
                while (true) {
                    stream.next();
                    perEvent.run();
                }
            });
        }
    },

    /** The SDK's classic {@code EventStream}, without the second that it sleeps after each page. */
    SDK_CLASSIC {
        @Override
        Disposable start(URI apiUrl, int events, Runnable perEvent) {
            EventStream stream = new ClassicSdk(apiUrl).from(0, 0, event -> perEvent.run());
            return stream::stop;
        }
    };

    /**
     * Starts to read from the beginning.
     *
     * @param perEvent called for each event, by one thread at a time
     */
    abstract Disposable start(URI apiUrl, int events, Runnable perEvent);

    /** Whether it waits for more when it has read everything. */
    boolean waits() {
        return this != LIMIT;
    }

    private static Disposable thread(Runnable reading) {
        Thread thread = new Thread(reading, "reading");
        thread.setDaemon(true);
        // Ends with an exception when it is interrupted.
        thread.setUncaughtExceptionHandler((ended, why) -> {});
        thread.start();
        return thread::interrupt;
    }
}
