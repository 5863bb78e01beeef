package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork;
import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork.Reach;
import io.github.boxeventflux.campaigns.faults.Act.BreakNetwork.Side;
import io.github.boxeventflux.campaigns.faults.Act.End.How;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.NetworkFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Draws schedules for real time: all of it happens within seconds. */
final class SocketSchedule {

    private static final int SHORTEST_MILLIS = 1_000;
    private static final int LONGEST_MILLIS = 3_500;
    private static final Duration LONGEST_BREAK = Duration.ofMillis(500);

    /** A page of events in the clear, and then some. */
    private static final int ANSWER_BYTES = 4_000;

    private static final int REQUEST_BYTES = 800;

    /** Whatever is wrong there is seen; behind, without TLS, a wrong byte may be a wrong event. */
    private static final int STATUS_LINE = 12;

    private SocketSchedule() {}

    static Schedule draw(long seed) {
        Random random = new Random(seed);
        Setting setting = Setting.draw(random).hurried(random.nextInt(4) == 0);
        Duration length = Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
        List<Act> acts = new ArrayList<>();
        for (int i = 10 + random.nextInt(30); i > 0; i--) {
            acts.add(act(random, setting, Duration.ofMillis(random.nextLong(length.toMillis()))));
        }
        acts.sort(Comparator.comparing(Act::at));
        return new Schedule(seed, setting, List.copyOf(acts));
    }

    private static Act act(Random random, Setting setting, Duration at) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> publish(random, at);
            case 6, 7, 8, 9, 10 -> broken(random, at);
            case 11, 12, 13, 14, 15, 16 -> network(random, setting.tls(), at);
            case 17 -> new Act.AnswerPolls(at, Schedule.one(random, BoxFault.of(Call.LONG_POLL)));
            case 18 -> new Act.Refuse(at, Schedule.one(random, List.of(Refusal.values())));
            default -> new Act.End(at, Schedule.one(random, List.of(How.values())), shortly(random));
        };
    }

    static Act publish(Random random, Duration at) {
        return new Act.Publish(at, 1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 10));
    }

    static Act.Break broken(Random random, Duration at) {
        Call call =
                Schedule.one(random, List.of(Call.READ_EVENTS, Call.READ_EVENTS, Call.FIND_SERVERS, Call.LONG_POLL));
        return new Act.Break(at, call, Schedule.one(random, BoxFault.of(call)), shortly(random), 1 + random.nextInt(3));
    }

    static Act network(Random random, boolean tls, Duration at) {
        Reach reach = Schedule.one(
                random, List.of(Reach.NEXT, Reach.NEXT, Reach.NEXT, Reach.ALL, Reach.ALL, Reach.REFUSED, Reach.LOST));
        NetworkFault fault = switch (reach) {
            case NEXT -> fault(random, tls ? ANSWER_BYTES : STATUS_LINE).times(1 + random.nextInt(5));
            case ALL -> fault(random, tls ? ANSWER_BYTES : 0);
            case REFUSED, LOST -> NetworkFault.none();
        };
        return new BreakNetwork(at, Schedule.one(random, List.of(Side.values())), reach, fault, shortly(random));
    }

    /** @param garbled how many bytes of an answer may be spoilt: none, or the first of them */
    private static NetworkFault fault(Random random, int garbled) {
        return pace(random)
                .and(
                        switch (random.nextInt(7)) {
                            case 0, 1 -> somewhere(random, NetworkFault.reset());
                            case 2 -> somewhere(random, NetworkFault.close());
                            case 3, 4 -> somewhere(random, NetworkFault.vanish());
                            case 5 -> somewhere(random, NetworkFault.stall());
                            default ->
                                garbled == 0
                                        ? NetworkFault.none()
                                        : NetworkFault.garble().afterAnswerBytes(random.nextInt(garbled));
                        });
    }

    private static NetworkFault somewhere(Random random, NetworkFault end) {
        return switch (random.nextInt(5)) {
            case 0 -> end;
            case 1 -> end.afterRequestBytes(random.nextInt(REQUEST_BYTES));
            default -> end.afterAnswerBytes(random.nextInt(ANSWER_BYTES));
        };
    }

    private static NetworkFault pace(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> NetworkFault.drip(Duration.ZERO);
            case 1 -> NetworkFault.drip(Duration.ofMillis(5));
            case 2 -> NetworkFault.delay(shortly(random).dividedBy(5));
            case 3 -> NetworkFault.bandwidth(20_000);
            default -> NetworkFault.none();
        };
    }

    private static Duration shortly(Random random) {
        return Schedule.upTo(random, LONGEST_BREAK);
    }
}
