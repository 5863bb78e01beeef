package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.Seed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The same schedules for several readers. */
final class Comparison {

    /** A call after each other's answer, and no pause, is more. */
    private static final int HOT = 30;

    private final Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    private final List<Schedule> schedules;
    private final int atOnce;

    Comparison(int count, int atOnce) {
        this.atOnce = atOnce;
        Long one = Long.getLong("schedule");
        schedules = one != null
                ? List.of(PeerSchedule.draw(one))
                : new Random(Seed.of("Comparison"))
                        .longs(count)
                        .mapToObj(PeerSchedule::draw)
                        .toList();
    }

    /** All schedules for one reader. */
    List<Outcome> run(String name, BiFunction<RemoteBox, Consumer<String>, Peer> reader) {
        Scheduler trials = Schedulers.newBoundedElastic(atOnce, schedules.size(), "trials", 1, true);
        try {
            List<Outcome> all = Flux.fromIterable(schedules)
                    .flatMapSequential(
                            schedule -> Mono.fromCallable(() -> PeerTrial.of(schedule, reader))
                                    .subscribeOn(trials),
                            atOnce)
                    .collectList()
                    .block();
            outcomes.put(name, all);
            return all;
        } finally {
            trials.dispose();
        }
    }

    /** The seeds of the schedules that were not good for that reader. */
    List<Long> notGood(String name) {
        List<Outcome> all = outcomes.get(name);
        return Flux.range(0, schedules.size())
                .filter(i -> !all.get(i).isGood())
                .map(i -> schedules.get(i).seed())
                .collectList()
                .block();
    }

    /** In Markdown: a column for each reader. */
    String table() {
        int events = outcomes.values().iterator().next().stream()
                .mapToInt(Outcome::events)
                .sum();
        return String.join(
                "\n",
                row(schedules.size() + " schedules, " + events + " events", List.copyOf(outcomes.keySet())),
                "|---|" + "---|".repeat(outcomes.size()),
                row("schedules in which every event came, once", all -> count(all, Outcome::isGood)),
                row("schedules in which events were lost", all -> count(all, outcome -> outcome.lost() > 0)),
                row("events lost", all -> sum(all, Outcome::lost)),
                row("events that came again", all -> sum(all, Outcome::repeated)),
                row("ended with an exception", all -> count(all, Outcome::dead)),
                row(
                        "no exception, and yet not up to date " + PeerTrial.PATIENCE.toSeconds()
                                + " s after the last fault",
                        all -> count(all, Outcome::isSilent)),
                row("up to date after the last fault, median", all -> catchUp(all, 0.5)),
                row("up to date after the last fault, at most", all -> catchUp(all, 1)),
                row(
                        "calls that reached Box",
                        all -> sum(all, outcome -> outcome.calls().size())),
                row(
                        "schedules with more than " + HOT + " calls within a second",
                        all -> count(all, outcome -> outcome.mostCallsInASecond() > HOT)),
                row(
                        "most calls within a second",
                        all -> all.stream()
                                .mapToInt(Outcome::mostCallsInASecond)
                                .max()
                                .orElse(0)));
    }

    private String row(String what, Function<List<Outcome>, Object> figure) {
        return row(what, outcomes.values().stream().map(figure).toList());
    }

    private static String row(String what, List<?> figures) {
        return "| " + what + " | " + figures.stream().map(String::valueOf).collect(Collectors.joining(" | ")) + " |";
    }

    private static long count(List<Outcome> all, Predicate<Outcome> which) {
        return all.stream().filter(which).count();
    }

    private static long sum(List<Outcome> all, ToLongFunction<Outcome> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    private static String catchUp(List<Outcome> all, double quantile) {
        List<Duration> times = all.stream()
                .filter(Outcome::upToDate)
                .map(Outcome::catchUp)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return "never";
        }
        int index = (int) Math.min(times.size() - 1L, Math.round(Math.floor(quantile * times.size())));
        return "%.1f s".formatted(times.get(index).toMillis() / 1_000.0);
    }
}
