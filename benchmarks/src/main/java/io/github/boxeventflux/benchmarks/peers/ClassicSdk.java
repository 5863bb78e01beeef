package io.github.boxeventflux.benchmarks.peers;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxEvent;
import com.box.sdk.BoxLogger;
import com.box.sdk.EventListener;
import com.box.sdk.EventStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import reactor.core.Disposable;

/** The SDK's classic {@code EventStream}, told not to sleep after each page: by default it does for a second. */
@SuppressWarnings("deprecation")
final class ClassicSdk {

    /** Its word for the newest position. */
    private static final long NOW = -1;

    private static final int NO_PAUSE = 0;

    private ClassicSdk() {}

    /** Tells of the events from that position on, until it is disposed of. */
    static Disposable start(URI apiUrl, String position, Consumer<String> eventIds) {
        BoxLogger.defaultLogger().turnLoggingOff();
        CleartextHttp http = new CleartextHttp(new OkHttpClient.Builder());
        BoxAPIConnection connection = new CleartextConnection(http);
        connection.setBaseURL(apiUrl.resolve("/").toString());
        EventStream stream =
                new EventStream(connection, position.equals("now") ? NOW : Long.parseLong(position), NO_PAUSE);
        stream.addListener(new Listener(eventIds));
        stream.start();
        return () -> {
            stream.stop();
            http.close();
        };
    }

    private record Listener(Consumer<String> eventIds) implements EventListener {

        @Override
        public void onEvent(BoxEvent event) {
            eventIds.accept(event.getID());
        }

        @Override
        public void onNextPosition(long next) {
            // Nobody goes on from it.
        }

        @Override
        public boolean onException(Throwable error) {
            // It has stopped: whoever waits for an event should know why.
            System.err.println("The classic SDK's stream has ended: " + error + ", " + error.getCause());
            return true;
        }
    }

    private static final class CleartextConnection extends BoxAPIConnection {

        private final CleartextHttp http;

        CleartextConnection(CleartextHttp http) {
            super("any");
            this.http = http;
        }

        @Override
        protected Call createNewCall(OkHttpClient client, Request request) {
            // Long polls have a time of their own.
            return http.client()
                    .newBuilder()
                    .readTimeout(client.readTimeoutMillis(), TimeUnit.MILLISECONDS)
                    .build()
                    .newCall(request);
        }
    }
}
