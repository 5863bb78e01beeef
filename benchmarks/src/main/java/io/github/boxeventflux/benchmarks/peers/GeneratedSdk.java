package io.github.boxeventflux.benchmarks.peers;

import com.box.sdkgen.box.developertokenauth.BoxDeveloperTokenAuth;
import com.box.sdkgen.box.eventstream.EventStream;
import com.box.sdkgen.managers.events.EventsManager;
import com.box.sdkgen.managers.events.GetEventStreamQueryParams;
import com.box.sdkgen.networking.baseurls.BaseUrls;
import com.box.sdkgen.networking.boxnetworkclient.BoxNetworkClient;
import com.box.sdkgen.networking.network.NetworkSession;
import com.box.sdkgen.schemas.event.Event;
import java.net.URI;
import java.util.Iterator;
import java.util.function.Consumer;
import reactor.core.Disposable;

/** The SDK's generated API: {@code getEventStream}, with its defaults but for the position and the size of a page. */
final class GeneratedSdk {

    private static final long PAGE_LIMIT = 500;

    private GeneratedSdk() {}

    /** Tells of the events from that position on, until it is disposed of. */
    static Disposable start(URI apiUrl, String position, Consumer<String> eventIds) {
        CleartextHttp http = new CleartextHttp(BoxNetworkClient.getDefaultOkHttpClientBuilder());
        EventStream stream = events(apiUrl, http)
                .getEventStream(new GetEventStreamQueryParams.Builder()
                        .streamPosition(position)
                        .limit(PAGE_LIMIT)
                        .build());
        Iterator<Event> events = stream.iterator();
        Thread reading = new Thread(() -> {
            while (true) {
                eventIds.accept(events.next().getEventId());
            }
        });
        reading.setDaemon(true);
        // Ends with an exception when it is stopped.
        reading.setUncaughtExceptionHandler((ended, why) -> {});
        reading.start();
        return () -> {
            stream.stop();
            http.close();
            reading.interrupt();
        };
    }

    private static EventsManager events(URI apiUrl, CleartextHttp http) {
        NetworkSession network = new NetworkSession()
                .withNetworkClient(new BoxNetworkClient(http.client()))
                .withCustomBaseUrls(new BaseUrls.Builder()
                        .baseUrl(apiUrl.resolve("/").toString().replaceAll("/$", ""))
                        .build());
        return new EventsManager.Builder()
                .auth(new BoxDeveloperTokenAuth("any"))
                .networkSession(network)
                .build();
    }
}
