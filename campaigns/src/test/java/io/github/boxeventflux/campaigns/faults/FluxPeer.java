package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.netty.channel.ChannelOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** This library, with its defaults but for the times that its peer is given as well. */
final class FluxPeer implements Peer {

    private final ConnectionProvider connections = ConnectionProvider.create("peer", 20);
    private final RemoteBox box;
    private final Consumer<String> heard;
    private @Nullable Disposable reading;
    private volatile boolean dead;

    FluxPeer(RemoteBox box, Consumer<String> heard) {
        this.box = box;
        this.heard = heard;
    }

    @Override
    public void start() {
        BoxEventClient client = BoxEventClient.builder()
                .httpClient(HttpClient.create(connections)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PeerTrial.TIMEOUT.toMillis()))
                .build();
        StreamOptions options = StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessToken(box.token())
                .limits(AnswerLimits.builder().answerTimeout(PeerTrial.TIMEOUT).build())
                .longPoll(LongPollOptions.builder().maxWait(PeerTrial.TIMEOUT).build())
                .build();
        reading = client.stream(options).subscribe(event -> heard.accept(event.eventId()), error -> dead = true);
    }

    @Override
    public boolean isDead() {
        return dead;
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.dispose();
        }
        connections.dispose();
    }
}
