package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnterpriseHistoryTest {

    private static final int EVENTS = 3_000_000;
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    private final TurnedClock clock = new TurnedClock();
    private final Instant end = clock.instant();
    private final Instant start = end.minus(365, DAYS);
    private final Enterprise enterprise =
            Enterprise.yearUntil(end, 7).events(EVENTS).busiestDays(3);
    private final FakeBox box =
            FakeBox.builder().clock(clock).enterprise(enterprise).start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aWindowReadWithAnyLimitHoldsExactlyItsEventsOnceAndInOrder() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        for (int window = 0; window < 100; window++) {
            // Windows of none to 1,200 events, wherever they lie.
            long first = random.nextInt(EVENTS - 3_000);
            Instant from = wholeSecond(enterprise.at(first));
            Instant to = wholeSecond(enterprise.at(first + random.nextInt(1_200)));
            int limit = random.nextBoolean() ? 500 : 100 + random.nextInt(400);

            assertThat(new Windows(box, limit).read(from, to))
                    .as("seed %d: %s to %s by %d", seed, from, to, limit)
                    .isEqualTo(enterprise.idsBetween(from, to.plusSeconds(1)).toList());
        }
    }

    @Test
    void anOpenWindowHoldsWhatIsWithinItsEnds() throws Exception {
        Instant from = wholeSecond(enterprise.at(EVENTS / 2));
        Instant to = wholeSecond(enterprise.at(EVENTS / 2 + 1_000));
        try (FakeBox open = FakeBox.builder()
                .clock(clock)
                .enterprise(enterprise)
                .openWindows(true)
                .start()) {
            assertThat(new Windows(open, 500).read(from, to))
                    .isEqualTo(enterprise.idsBetween(from.plusSeconds(1), to).toList());
        }
    }

    @Test
    void aWindowOfTimeHoldsExactlyItsEventsToo() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        for (int window = 0; window < 40; window++) {
            Instant from = start.plusSeconds(random.nextInt(YEAR_SECONDS - 4_000));
            Instant to = from.plusSeconds(random.nextInt(120));

            assertThat(new Windows(box, 500).read(from, to))
                    .as("seed %d: %s to %s", seed, from, to)
                    .isEqualTo(enterprise.idsBetween(from, to.plusSeconds(1)).toList());
        }
    }

    @Test
    void theFewestAreReadOneByOne() throws Exception {
        Instant quiet = LongStream.range(0, 365)
                .mapToObj(day -> start.plus(day, DAYS))
                .filter(day -> enterprise.countBetween(day, day.plus(1, DAYS)) > 0)
                .min(Comparator.comparing(day -> enterprise.countBetween(day, day.plus(1, DAYS))))
                .orElseThrow();

        assertThat(new Windows(box, 1).read(quiet, quiet.plus(1, DAYS).minusSeconds(1)))
                .containsExactlyElementsOf(
                        enterprise.idsBetween(quiet, quiet.plus(1, DAYS)).toList());
    }

    @Test
    void twoWindowsThatMeetInASecondShareItsEventsAndThoseASecondApartShareNone() throws Exception {
        Instant from = wholeSecond(busiest());
        Instant middle = from.plusSeconds(2);
        Instant to = from.plusSeconds(4);
        Windows windows = new Windows(box, 500);
        List<String> first = windows.read(from, middle);
        List<String> second = windows.read(middle, to);
        List<String> firstUntilBefore = windows.read(from, middle.minusSeconds(1));

        assertThat(first.stream().filter(second::contains))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        enterprise.idsBetween(middle, middle.plusSeconds(1)).toList());
        assertThat(firstUntilBefore).isNotEmpty().doesNotContainAnyElementsOf(second);
        assertThat(firstUntilBefore.size() + second.size()).isEqualTo(enterprise.countBetween(from, to.plusSeconds(1)));
    }

    @Test
    void anEventIsServedAsTheModelHasIt() throws Exception {
        Instant from = wholeSecond(busiest());
        List<String> events = enterprise
                .eventsBetween(from, from.plusSeconds(1))
                .map(Event::json)
                .toList();

        String page = new Windows(box, 500).page("0", from, from).body();

        assertThat(page).endsWith("\"entries\":[" + String.join(",", events) + "]}");
    }

    @Test
    void theBeginningIsAYearBackAndMovesWithTheClock() throws Exception {
        HttpResponse<String> oldest = http.read("stream_type=admin_logs&limit=5");
        assertThat(ids(oldest))
                .containsExactlyElementsOf(
                        enterprise.idsBetween(start, end).limit(5).toList());

        clock.turn(Duration.ofDays(90));

        assertThat(ids(http.read("stream_type=admin_logs&limit=1")))
                .first()
                .isEqualTo(enterprise
                        .idsBetween(start.plus(90, DAYS), end)
                        .findFirst()
                        .orElseThrow());
        HttpResponse<String> gap = http.read("stream_type=admin_logs&stream_position=" + next(oldest));
        assertThat(ids(gap)).isEmpty();
        assertThat(next(gap)).isEqualTo(http.newest("admin_logs"));
    }

    @Test
    void typesAreFiltered() throws Exception {
        Instant from = wholeSecond(busiest());
        Instant to = from.plusSeconds(9);
        List<String> logins = enterprise
                .eventsBetween(from, to.plusSeconds(1))
                .filter(event -> event.eventType().value().equals("LOGIN"))
                .map(event -> Objects.requireNonNull(event.eventId()))
                .toList();

        HttpResponse<String> page = http.read(
                "stream_type=admin_logs&limit=500&event_type=LOGIN&created_after=" + from + "&created_before=" + to);

        assertThat(ids(page)).isNotEmpty().containsExactlyElementsOf(logins);
    }

    @Test
    void aPositionOfTheOtherStreamOrOfNoStreamIsUnknown() throws Exception {
        String live = http.newest("admin_logs_streaming");
        String history = http.newest("admin_logs");

        assertThat(refusal("admin_logs", live)).isEqualTo("Invalid stream position");
        assertThat(refusal("admin_logs_streaming", history)).isEqualTo("Invalid stream position");
        assertThat(refusal("admin_logs", "12345")).isEqualTo("Invalid stream position");
        assertThat(refusal("admin_logs", "9".repeat(40))).isEqualTo("Invalid stream position");
        assertThat(refusal("admin_logs", "abc")).isEqualTo("nextStreamPosition value is malformed");
    }

    @Test
    void aFaultChangesItsPagesToo() throws Exception {
        HttpResponse<String> first = http.read("stream_type=admin_logs&limit=3");
        List<String> following = enterprise.idsBetween(start, end).limit(6).toList();
        box.inject(Call.READ_EVENTS, Fault.repeats(2), Fault.emptyPage());

        HttpResponse<String> repeating = http.read("stream_type=admin_logs&limit=3&stream_position=" + next(first));
        HttpResponse<String> empty = http.read("stream_type=admin_logs&limit=3&stream_position=" + next(first));

        assertThat(ids(repeating)).containsExactlyElementsOf(following.subList(1, 6));
        assertThat(ids(empty)).isEmpty();
        assertThat(next(empty)).isNotEqualTo(next(first));
        assertThat(ids(http.read("stream_type=admin_logs&limit=3&stream_position=" + next(empty))))
                .containsExactlyElementsOf(following.subList(3, 6));
    }

    @Test
    void nothingElseIsPublishedOnItsStreams() throws Exception {
        box.publish(Http.events("a"));

        assertThat(ids(http.read(""))).containsExactly("a");
        assertThat(ids(http.read("stream_type=admin_logs&limit=500"))).doesNotContain("a");
        assertThatIllegalArgumentException().isThrownBy(() -> LivelyDay.start(box));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> box.account().only(StreamType.ALL, StreamType.ADMIN_LOGS))
                .withMessage("only: [ALL, ADMIN_LOGS] is not allowed; allowed are [ALL, CHANGES, SYNC]");
    }

    private String refusal(String streamType, String position) throws Exception {
        HttpResponse<String> answer = http.read("stream_type=" + streamType + "&stream_position=" + position);
        assertThat(answer.statusCode()).isEqualTo(400);
        return json(answer).get("message").asText();
    }

    /** In the middle of the busiest hour. */
    private Instant busiest() {
        return LongStream.range(0, 365 * 24)
                .mapToObj(hour -> start.plus(Duration.ofHours(hour)))
                .max(Comparator.comparing(hour -> enterprise.countBetween(hour, hour.plusSeconds(3_600))))
                .orElseThrow()
                .plusSeconds(1_800);
    }

    private static Instant wholeSecond(Instant time) {
        return time.truncatedTo(SECONDS);
    }
}
