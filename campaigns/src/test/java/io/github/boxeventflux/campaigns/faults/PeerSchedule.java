package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.test.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws schedules that any client of a user's events could be expected to survive: what passes, and what a Box under load, its
 * gateways and a network do. An answer that is whole and yet not what Box promises is none of it.
 */
final class PeerSchedule {

    private static final Duration LENGTH = Duration.ofMillis(3_500);

    private static final Set<BoxFault> NOT_TO_BE_EXPECTED = EnumSet.of(
            BoxFault.NO_CONTENT,
            BoxFault.NULL_BODY,
            BoxFault.ANOTHER_OBJECT,
            BoxFault.ENTRIES_OF_NOTHING,
            BoxFault.RETRY_AFTER_NONSENSE,
            BoxFault.ENTRY_NULL,
            BoxFault.ENTRY_WITHOUT_ANYTHING,
            BoxFault.EMPTY_PAGE,
            BoxFault.SAME_POSITION,
            BoxFault.NO_POSITION,
            BoxFault.POSITION_NULL,
            BoxFault.POSITION_EMPTY,
            BoxFault.POSITION_ZERO,
            BoxFault.POSITION_NOW,
            BoxFault.MESSAGE_OF_TOMORROW);

    private PeerSchedule() {}

    static Schedule draw(long seed) {
        Random random = new Random(seed);
        List<Act> acts = new ArrayList<>();
        for (int i = 6 + random.nextInt(18); i > 0; i--) {
            acts.add(act(random, Duration.ofMillis(random.nextLong(LENGTH.toMillis()))));
        }
        acts.sort(Comparator.comparing(Act::at));
        return new Schedule(seed, Setting.draw(random), List.copyOf(acts));
    }

    private static Act act(Random random, Duration at) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> SocketSchedule.publish(random, at);
            case 5, 6 -> broken(random, at);
            case 7, 8 -> SocketSchedule.network(random, false, at);
            default -> new Act.AnswerPolls(at, expected(random, Call.LONG_POLL));
        };
    }

    private static Act broken(Random random, Duration at) {
        Act.Break any = SocketSchedule.broken(random, at);
        return new Act.Break(at, any.call(), expected(random, any.call()), any.some(), any.times());
    }

    private static BoxFault expected(Random random, Call call) {
        List<BoxFault> faults = new ArrayList<>(BoxFault.of(call));
        faults.removeAll(NOT_TO_BE_EXPECTED);
        return Schedule.one(random, faults);
    }
}
