package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.LivelyDay;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** What people did in the last half hour. */
final class LivelyHalfHour {

    private static final int PER_MINUTE = 60_000;
    private static final long SEED = 7;

    private LivelyHalfHour() {}

    /** So many events, in the order of time, the newest just now. */
    static Event[] events(int count) {
        List<Event> happened;
        try (FakeBox box = FakeBox.start();
                LivelyDay day = LivelyDay.start(box, PER_MINUTE, SEED)) {
            happened = BoxEventFlux.stream(StreamOptions.builder()
                            .apiUrl(box.apiUrl())
                            .accessToken(box.token())
                            .startAt(StartAt.earliest())
                            .build())
                    .take(count)
                    .collectList()
                    .block(Duration.ofMinutes(1));
        }
        long[] times = times(count);
        Event[] events = new Event[count];
        for (int index = 0; index < count; index++) {
            events[index] = at(times[index], happened.get(index));
        }
        return events;
    }

    /** Sometimes more goes on and sometimes less. */
    private static long[] times(int count) {
        Random random = new Random(SEED);
        long now = Instant.now().getEpochSecond();
        return random.doubles(count, 0, 1)
                .mapToLong(part -> (long) (1_740 * (part + Math.sin(9 * part) / 14)))
                .map(age -> now - Math.max(age, 0))
                .sorted()
                .toArray();
    }

    private static Event at(long epochSecond, Event event) {
        String time = Instant.ofEpochSecond(epochSecond)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return SampleEvents.fromJson(
                event.json().replaceAll("\"(created_at|recorded_at)\":\"[^\"]*\"", "\"$1\":\"" + time + "\""));
    }
}
