package io.github.boxeventflux.campaigns.faults;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxEvent;
import com.box.sdk.BoxLogger;
import com.box.sdk.EventListener;
import com.box.sdk.EventStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The official SDK's event stream as its constructor makes it, but for its times. When it tells its listener of an exception it
 * has stopped; an application may then start another one at the last position that it knows.
 */
@SuppressWarnings("deprecation")
final class SdkPeer implements Peer {

    private static final long START_AGAIN_AFTER_MILLIS = 1_000;

    /** The thread that the SDK starts is a daemon as the one that starts it, and so does not keep the process. */
    private final ScheduledExecutorService application = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sdk-application");
        thread.setDaemon(true);
        return thread;
    });

    private final Connection api;
    private final Consumer<String> heard;
    private final boolean startsAgain;
    private volatile @Nullable EventStream stream;
    private volatile @Nullable Long position;
    private volatile boolean dead;

    SdkPeer(RemoteBox box, Consumer<String> heard, boolean startsAgain) {
        this.heard = heard;
        this.startsAgain = startsAgain;
        BoxLogger.defaultLogger().turnLoggingOff();
        if (startsAgain) {
            // Until its first page the SDK tells no position: such an application asks for one before.
            position = Long.valueOf(box.newestPosition());
        }
        api = new Connection(box.token());
        api.setBaseURL(box.apiUrl().resolve("/").toString());
        api.setConnectTimeout((int) PeerTrial.TIMEOUT.toMillis());
        api.setReadTimeout((int) PeerTrial.TIMEOUT.toMillis());
    }

    @Override
    public void start() {
        application.execute(this::begin);
    }

    private void begin() {
        Long last = position;
        EventStream next = last == null ? new EventStream(api) : new EventStream(api, last);
        next.addListener(new Listener());
        stream = next;
        try {
            next.start();
        } catch (RuntimeException refused) {
            ended();
        }
    }

    private void ended() {
        if (startsAgain && !api.closed) {
            Future<?> unused = application.schedule(this::begin, START_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            dead = true;
        }
    }

    @Override
    public boolean isDead() {
        return dead;
    }

    @Override
    public void close() {
        api.closed = true;
        application.shutdownNow();
        EventStream last = stream;
        if (last != null && last.isStarted()) {
            last.stop();
        }
    }

    private final class Listener implements EventListener {

        @Override
        public void onEvent(BoxEvent event) {
            heard.accept(event.getID());
        }

        @Override
        public void onNextPosition(long next) {
            position = next;
        }

        @Override
        public boolean onException(Throwable error) {
            ended();
            return true;
        }
    }

    /** It refuses plain http unless its client is replaced; when closed it ends whoever still calls. */
    private static final class Connection extends BoxAPIConnection {

        private volatile boolean closed;

        Connection(String token) {
            super(token);
        }

        @Override
        protected Call createNewCall(OkHttpClient client, Request request) {
            if (closed) {
                throw new IllegalStateException("The trial is over");
            }
            return client.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                    .build()
                    .newCall(request);
        }
    }
}
