package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Many schedules, one after the other; the first that goes wrong is made as short as it can be. */
final class Campaign {

    private final Function<Schedule, Verdict> trial;
    private final List<Verdict> verdicts = new ArrayList<>();

    Campaign(Function<Schedule, Verdict> trial) {
        this.trial = trial;
    }

    /** So many with new seeds, or the one that {@code -Dschedule=…} says. */
    void run(int count) {
        Long one = Long.getLong("schedule");
        if (one != null) {
            judge(Schedule.draw(one));
            return;
        }
        Random seeds = new Random(Seed.of("Faults"));
        for (int i = 0; i < count; i++) {
            judge(Schedule.draw(seeds.nextLong()));
        }
        System.out.println(figures());
    }

    private void judge(Schedule schedule) {
        Verdict verdict = trial.apply(schedule);
        verdicts.add(verdict);
        if (!verdict.isGood()) {
            Schedule shrunk = shrink(schedule);
            throw new AssertionError("-Dschedule=" + schedule.seed() + " goes wrong: "
                    + trial.apply(shrunk).faults() + "\nwith no more than\n" + shrunk);
        }
    }

    /** Leaves out whatever is not needed for it to go wrong. */
    private Schedule shrink(Schedule schedule) {
        Schedule shortest = schedule;
        for (int size = Math.max(1, schedule.acts().size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < shortest.acts().size(); ) {
                List<Act> kept = new ArrayList<>(shortest.acts());
                kept.subList(from, Math.min(from + size, kept.size())).clear();
                Schedule shorter = shortest.keeping(kept);
                if (trial.apply(shorter).isGood()) {
                    from += size;
                } else {
                    shortest = shorter;
                }
            }
        }
        return shortest;
    }

    private String figures() {
        List<Duration> catchUps =
                verdicts.stream().map(Verdict::catchUp).sorted().toList();
        return verdicts.size() + " schedules, "
                + verdicts.stream().mapToLong(Verdict::events).sum() + " events, "
                + verdicts.stream().mapToLong(Verdict::readers).sum() + " readers, "
                + verdicts.stream().mapToLong(Verdict::calls).sum() + " calls, "
                + verdicts.stream().mapToLong(Verdict::repeated).sum()
                + " events again that were not durable; up to date "
                + catchUps.get(catchUps.size() / 2) + " after the last fault in the median, "
                + catchUps.get(catchUps.size() - 1)
                + " at most";
    }
}
