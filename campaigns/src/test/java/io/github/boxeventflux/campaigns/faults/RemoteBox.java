package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.FaultyNetwork;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** A Box that is reached over two networks, its API over one and its realtime server over the other. */
final class RemoteBox implements AutoCloseable {

    private static final String PADDING = "x".repeat(100);

    private final FakeBox box;
    private final FaultyNetwork api;
    private final FaultyNetwork realtime;

    RemoteBox(FakeBoxBuilder settings) {
        box = settings.start();
        api = FaultyNetwork.to(box.apiUrl());
        realtime = FaultyNetwork.to(box.realtimeUrls().get(0));
        box.tellRealtimeUrls(realtime.url());
    }

    URI apiUrl() {
        return api.url();
    }

    String token() {
        return box.token();
    }

    void publish(String id) {
        box.publish("""
                {"type":"event","event_id":"%s","event_type":"ITEM_UPLOAD","created_at":"%s","note":"%s"}""".formatted(id, box.now().truncatedTo(ChronoUnit.SECONDS), PADDING));
    }

    void breaks(Act.Break broken) {
        box.inject(broken.call(), broken.fault().of(broken.some()).times(broken.times()));
    }

    void refuses(Refusal refusal) {
        box.clearFaults();
        box.inject(Call.READ_EVENTS, refusal.fault());
    }

    void refusesNoMore() {
        box.clearFaults();
    }

    void answerPolls(Fault fault) {
        box.answerPolls(fault);
    }

    void breaks(BreakNetwork broken) {
        FaultyNetwork network = network(broken.side());
        switch (broken.reach()) {
            case NEXT -> network.inject(broken.fault());
            case ALL -> network.breakAll(broken.fault());
            case REFUSED -> network.refuse();
            case LOST -> network.loseConnects();
        }
    }

    void mends(BreakNetwork broken) {
        network(broken.side()).heal();
    }

    private FaultyNetwork network(BreakNetwork.Side side) {
        return switch (side) {
            case API -> api;
            case REALTIME -> realtime;
        };
    }

    /** Nothing is broken any more. */
    void calmDown() {
        box.clearFaults();
        Stream.of(api, realtime).forEach(FaultyNetwork::heal);
    }

    void awaitHeldPoll(Duration atMost) {
        box.awaitHeldPolls(1, atMost);
    }

    /** When each call arrived, in order. */
    List<Instant> calls() {
        return box.requests().stream().map(request -> request.time()).toList();
    }

    void awaitNothingOpen(Duration atMost) {
        api.awaitOpenConnections(0, atMost);
        realtime.awaitOpenConnections(0, atMost);
    }

    @Override
    public void close() {
        api.close();
        realtime.close();
        box.close();
    }
}
