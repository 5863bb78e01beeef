package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Act.End.How;
import io.github.boxeventflux.campaigns.faults.Act.Outage.Kind;
import io.github.boxeventflux.campaigns.faults.Setting.Start;
import io.github.boxeventflux.test.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happens and when; all of it follows from the seed.
 *
 * @param acts in the order of time
 */
record Schedule(long seed, Setting setting, List<Act> acts) {

    private static final Duration LONGEST = Duration.ofHours(3);

    static Schedule draw(long seed) {
        Random random = new Random(seed);
        Setting setting = Setting.draw(random);
        Duration length = Duration.ofSeconds(60 + random.nextInt((int) LONGEST.toSeconds()));
        List<Act> acts = new ArrayList<>();
        for (int i = 5 + random.nextInt(30); i > 0; i--) {
            acts.add(act(random, setting, Duration.ofMillis(random.nextLong(length.toMillis()))));
        }
        atMostOneRevocation(acts);
        acts.sort(Comparator.comparing(Act::at));
        return new Schedule(seed, setting, List.copyOf(acts));
    }

    private static Act act(Random random, Setting setting, Duration at) {
        return switch (random.nextInt(17)) {
            case 0, 1, 2, 3, 4 -> new Act.Publish(at, 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 10));
            case 5, 6, 7, 8, 9 -> broken(random, at);
            case 10 -> new Act.Outage(at, one(random, List.of(Kind.values())), upTo(random, Duration.ofMinutes(15)));
            case 11 -> new Act.AnswerPolls(at, one(random, BoxFault.of(Call.LONG_POLL)));
            case 12 -> new Act.StoreOutage(at, upTo(random, Duration.ofMinutes(5)));
            case 13 -> clockOff(random, setting, at);
            case 14 -> new Act.Refuse(at, one(random, List.of(Refusal.values())));
            case 15 -> new Act.RevokeToken(at);
            default ->
                new Act.End(
                        at, one(random, List.of(How.values())), upTo(random, Duration.ofMinutes(random.nextInt(30))));
        };
    }

    /** A call may wait for the budget with its fresh token until that is revoked as well. */
    private static void atMostOneRevocation(List<Act> acts) {
        List<Act> revocations =
                acts.stream().filter(Act.RevokeToken.class::isInstance).toList();
        acts.removeAll(revocations.subList(Math.min(1, revocations.size()), revocations.size()));
    }

    private static Act broken(Random random, Duration at) {
        Call call = List.of(Call.READ_EVENTS, Call.READ_EVENTS, Call.FIND_SERVERS, Call.LONG_POLL)
                .get(random.nextInt(4));
        return new Act.Break(
                at,
                call,
                one(random, BoxFault.of(call)),
                upTo(random, Duration.ofSeconds(90)),
                1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 3));
    }

    /** History is asked for by the reader's clock, which may be wrong by no more than the overlap. */
    private static Act clockOff(Random random, Setting setting, Duration at) {
        Duration most = setting.start() == Start.SINCE ? Duration.ofSeconds(20) : Duration.ofHours(6);
        Duration by = upTo(random, most);
        return new Act.ClockOff(at, random.nextBoolean() ? by : by.negated());
    }

    static Duration upTo(Random random, Duration most) {
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, most.toMillis())));
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The same with some of what happens left out. */
    Schedule keeping(List<Act> kept) {
        return new Schedule(seed, setting, kept);
    }

    /** When the last of it is over. */
    Duration end() {
        return acts.stream().map(Schedule::endOf).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration endOf(Act act) {
        if (act instanceof Act.Outage outage) {
            return act.at().plus(outage.length());
        }
        if (act instanceof Act.StoreOutage outage) {
            return act.at().plus(outage.length());
        }
        if (act instanceof Act.BreakNetwork broken) {
            return act.at().plus(broken.length());
        }
        return act instanceof Act.End end ? act.at().plus(end.pause()) : act.at();
    }

    /** For people: a line for each act, with its number. */
    @Override
    public String toString() {
        return setting + "\n"
                + IntStream.range(0, acts.size())
                        .mapToObj(i -> "  " + acts.get(i))
                        .collect(Collectors.joining("\n"));
    }
}
