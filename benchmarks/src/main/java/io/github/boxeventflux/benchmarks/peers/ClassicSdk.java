package io.github.boxeventflux.benchmarks.peers;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxEvent;
import com.box.sdk.EventListener;
import com.box.sdk.EventStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The SDK's classic {@code EventStream}; it sleeps after each page, by default for a second. */
@SuppressWarnings("deprecation")
public final class ClassicSdk {

    private final BoxAPIConnection connection = new CleartextConnection();

    /** Reads from there. */
    public ClassicSdk(URI apiUrl) {
        connection.setBaseURL(apiUrl.resolve("/").toString());
    }

    /** Tells of the events from that position on, until the stream is stopped. */
    public EventStream from(long position, int pauseMillis, Consumer<BoxEvent> consumer) {
        EventStream stream = new EventStream(connection, position, pauseMillis);
        stream.addListener(new EventListener() {
            @Override
            public void onEvent(BoxEvent event) {
                consumer.accept(event);
            }

            @Override
            public void onNextPosition(long next) {
                // Nobody goes on from it.
            }

            @Override
            public boolean onException(Throwable error) {
                // It has stopped: whoever waits for an event should know why.
                error.printStackTrace();
                return true;
            }
        });
        stream.start();
        return stream;
    }

    private static final class CleartextConnection extends BoxAPIConnection {

        private final OkHttpClient cleartext = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();

        CleartextConnection() {
            super("any");
        }

        @Override
        protected Call createNewCall(OkHttpClient client, Request request) {
            // Long polls take their own time.
            return cleartext
                    .newBuilder()
                    .readTimeout(client.readTimeoutMillis(), TimeUnit.MILLISECONDS)
                    .build()
                    .newCall(request);
        }
    }
}
