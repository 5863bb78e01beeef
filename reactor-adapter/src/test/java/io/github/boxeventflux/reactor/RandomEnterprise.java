package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.stream.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/**
 * Some hours of an enterprise, dense here and empty there, as both of its streams show them: history by time and up to a
 * minute late, the live stream soon, without order and with repeats. Its calls take time, and some fail.
 */
final class RandomEnterprise {

    private static final int MOST_HISTORY_LATE = 60;
    /** By how many seconds: an event that happened just before a live position was taken comes after it. */
    static final int MOST_LIVE_LATE = 12;

    private record Happening(int number, Instant at, Instant inHistory, Event event) {}

    private record Shown(Instant at, Event event) {}

    private final Random random;
    private final Supplier<Instant> clock;
    private final int pageLimit;
    private final int mostMillisBetween;
    private final List<Happening> byTime = new ArrayList<>();
    private final List<Shown> live = new ArrayList<>();

    /** @param mostMillisBetween two events, but for now and then a hundred times as many */
    RandomEnterprise(Random random, Period life, int mostMillisBetween, int pageLimit, Supplier<Instant> clock) {
        this.random = random;
        this.mostMillisBetween = mostMillisBetween;
        this.clock = clock;
        this.pageLimit = pageLimit;
        int number = 0;
        for (Instant at = life.from(); at.isBefore(life.to()); at = at.plusMillis(next())) {
            add(number++, at);
        }
        live.sort(Comparator.comparing(Shown::at));
    }

    private long next() {
        return random.nextInt(mostMillisBetween * (random.nextInt(40) == 0 ? 100 : 1));
    }

    private void add(int number, Instant at) {
        Event event = EventDecoder.decode(
                ("{\"event_id\":\"e" + number + "\",\"created_at\":\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        byTime.add(new Happening(number, at, at.plusMillis(random.nextInt(MOST_HISTORY_LATE * 1000)), event));
        Instant shown = at.plusMillis(random.nextInt(MOST_LIVE_LATE * 1000));
        live.add(new Shown(shown, event));
        if (random.nextInt(10) == 0) {
            live.add(new Shown(shown.plusMillis(random.nextInt(5000)), event));
        }
    }

    /** Those that happened from the one moment on and before the other. */
    List<String> ids(Instant from, Instant to) {
        return byTime.stream()
                .filter(happening ->
                        !happening.at().isBefore(from) && happening.at().isBefore(to))
                .map(happening -> "e" + happening.number())
                .toList();
    }

    BoxApi calls() {
        return new ScriptedBoxApi()
                .onRead(position -> made(() -> live(position)))
                .onHistory((position, period) -> made(() -> history(position, period)));
    }

    private Mono<DecodedPage> made(Supplier<DecodedPage> answer) {
        return Mono.delay(Duration.ofMillis(20 + random.nextInt(400))).map(late -> {
            if (random.nextInt(30) == 0) {
                throw new UnavailableException("down for a moment", null, null, null);
            }
            return answer.get();
        });
    }

    private DecodedPage live(StreamPosition position) {
        Instant now = clock.get();
        int known =
                (int) live.stream().filter(shown -> !shown.at().isAfter(now)).count();
        int from = position.value().equals("now")
                ? known
                : Integer.parseInt(position.value().substring(1));
        int to = position.value().equals("now") ? known : Math.min(known, from + pageLimit);
        List<Event> page = new ArrayList<>(
                live.subList(from, to).stream().map(Shown::event).toList());
        Collections.shuffle(page, random);
        return new DecodedPage(page, "L" + to);
    }

    private DecodedPage history(StreamPosition position, Period period) {
        if (!position.value().equals("0") && random.nextInt(50) == 0) {
            throw new PositionLostException("Invalid stream position", null);
        }
        Instant now = clock.get();
        int first = position.value().equals("0")
                ? (int) byTime.stream()
                        .filter(next -> next.at().isBefore(period.from()))
                        .count()
                : Integer.parseInt(position.value().substring(1));
        List<Happening> page = IntStream.range(first, byTime.size())
                .mapToObj(byTime::get)
                .filter(next -> !next.inHistory().isAfter(now) && next.at().isBefore(period.to()))
                .limit(pageLimit)
                .toList();
        int next = page.isEmpty() ? first : page.get(page.size() - 1).number() + 1;
        return new DecodedPage(page.stream().map(Happening::event).toList(), page.isEmpty() ? "0" : "H" + next);
    }
}
