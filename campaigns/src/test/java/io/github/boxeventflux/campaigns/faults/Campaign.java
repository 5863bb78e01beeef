package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Many schedules; it ends with the first that goes wrong. */
final class Campaign {

    private final LongFunction<Schedule> drawn;
    private final Function<Schedule, Verdict> trial;
    private final List<Verdict> verdicts = new ArrayList<>();

    Campaign(LongFunction<Schedule> drawn, Function<Schedule, Verdict> trial) {
        this.drawn = drawn;
        this.trial = trial;
    }

    /**
     * So many with new seeds, one after the other, or the one that {@code -Dschedule=…} says. The one that goes wrong is made
     * as short as it can be.
     */
    void run(int count) {
        schedules(count).forEach(schedule -> judge(schedule, trial.apply(schedule), true));
        System.out.println(figures());
    }

    /** As {@link #run(int)}, some of them at the same time; in real time only a schedule that is run alone is made shorter. */
    void run(int count, int atOnce) {
        List<Schedule> schedules = schedules(count);
        Scheduler trials = Schedulers.newBoundedElastic(atOnce, count, "trials", 1, true);
        try {
            Flux.fromIterable(schedules)
                    .flatMap(
                            schedule -> Mono.fromCallable(() -> trial.apply(schedule))
                                    .subscribeOn(trials)
                                    .doOnNext(verdict -> judge(schedule, verdict, schedules.size() == 1)),
                            atOnce)
                    .blockLast();
        } finally {
            trials.dispose();
        }
        System.out.println(figures());
    }

    private List<Schedule> schedules(int count) {
        Long one = Long.getLong("schedule");
        if (one != null) {
            return List.of(drawn.apply(one));
        }
        return new Random(Seed.of("Faults")).longs(count).mapToObj(drawn).toList();
    }

    private synchronized void judge(Schedule schedule, Verdict verdict, boolean shrinks) {
        verdicts.add(verdict);
        if (!verdict.isGood()) {
            String wrong = "-Dschedule=" + schedule.seed() + " goes wrong: " + verdict.faults() + "\nwith\n" + schedule;
            System.out.println(wrong);
            throw new AssertionError(shrinks ? wrong + "\n" + shrunk(schedule) : wrong);
        }
    }

    private String shrunk(Schedule schedule) {
        Schedule shortest = shrink(schedule);
        Verdict verdict = trial.apply(shortest);
        return verdict.isGood()
                ? "not each time, with\n" + schedule
                : "with no more than\n" + shortest + "\nalready: " + verdict.faults();
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
                + verdicts.stream().mapToLong(Verdict::retries).sum() + " retries, "
                + verdicts.stream().mapToLong(Verdict::repeated).sum()
                + " events again that were not durable; up to date "
                + catchUps.get(catchUps.size() / 2) + " after the last fault in the median, "
                + catchUps.get(catchUps.size() - 1)
                + " at most";
    }
}
