package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork;
import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork.Reach;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import io.github.boxeventflux.test.FaultyNetwork;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
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

    /**
     * Breaks what the act says.
     *
     * @param later does something after a time
     */
    void perform(Act act, BiConsumer<Duration, Runnable> later) {
        if (act instanceof Act.Break broken) {
            box.inject(broken.call(), broken.fault().of(broken.some()).times(broken.times()));
        } else if (act instanceof Act.AnswerPolls answer) {
            box.answerPolls(answer.with().of(Duration.ZERO));
        } else if (act instanceof BreakNetwork broken) {
            breakNetwork(broken);
            if (broken.reach() != Reach.NEXT) {
                later.accept(broken.length(), network(broken.side())::heal);
            }
        }
    }

    void refuses(Refusal refusal) {
        box.clearFaults();
        box.inject(Call.READ_EVENTS, refusal.fault());
    }

    void refusesNoMore() {
        box.clearFaults();
    }

    private void breakNetwork(BreakNetwork broken) {
        FaultyNetwork network = network(broken.side());
        switch (broken.reach()) {
            case NEXT -> network.inject(broken.fault());
            case ALL -> network.breakAll(broken.fault());
            case REFUSED -> network.refuse();
            case LOST -> network.loseConnects();
        }
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

    /** Where a reader of a user's events starts that asks now. */
    String newestPosition() {
        return box.account().newestPosition(StreamType.ALL);
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
