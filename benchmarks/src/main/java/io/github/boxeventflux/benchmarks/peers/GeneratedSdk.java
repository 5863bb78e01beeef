package io.github.boxeventflux.benchmarks.peers;

import com.box.sdkgen.box.developertokenauth.BoxDeveloperTokenAuth;
import com.box.sdkgen.managers.events.EventsManager;
import com.box.sdkgen.managers.events.GetEventStreamQueryParams;
import com.box.sdkgen.networking.baseurls.BaseUrls;
import com.box.sdkgen.networking.boxnetworkclient.BoxNetworkClient;
import com.box.sdkgen.networking.network.NetworkSession;
import com.box.sdkgen.schemas.event.Event;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import okhttp3.ConnectionSpec;

/** The SDK's generated API: {@code getEventStream}, with its defaults but for the position and the size of a page. */
public final class GeneratedSdk {

    private static final long PAGE_LIMIT = 500;

    private final EventsManager events;

    /** Reads from there. */
    public GeneratedSdk(URI apiUrl) {
        NetworkSession network = new NetworkSession()
                .withNetworkClient(new BoxNetworkClient(BoxNetworkClient.getDefaultOkHttpClientBuilder()
                        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                        .build()))
                .withCustomBaseUrls(new BaseUrls.Builder()
                        .baseUrl(apiUrl.resolve("/").toString().replaceAll("/$", ""))
                        .build());
        events = new EventsManager.Builder()
                .auth(new BoxDeveloperTokenAuth("any"))
                .networkSession(network)
                .build();
    }

    /** The events from that position on; waits where there are no more. */
    public Iterator<Event> from(String position) {
        return events.getEventStream(new GetEventStreamQueryParams.Builder()
                        .streamPosition(position)
                        .limit(PAGE_LIMIT)
                        .build())
                .iterator();
    }
}
