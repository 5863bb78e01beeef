package io.github.boxeventflux.test;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.OtherSource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnterpriseTest {

    private static final Instant END = Instant.parse("2026-11-22T16:04:09Z");
    private static final Instant START = END.minus(365, DAYS);
    private static final int EVENTS = 1_000_000;
    private static final Enterprise YEAR =
            Enterprise.yearUntil(END, 7).events(EVENTS).busiestDays(3);

    @Test
    void aYearHasAsManyEventsAsItIsTold() {
        assertThat(YEAR.countBetween(START, END)).isEqualTo(EVENTS);
        assertThat(YEAR.perMinute(0).countBetween(Instant.EPOCH, END.plus(900, DAYS)))
                .isEqualTo(EVENTS);
        assertThat(YEAR.events(0).countBetween(START, END)).isZero();
        assertThat(YEAR.events(1).idsBetween(START, END)).hasSize(1);
    }

    @Test
    void timeNeverGoesBackAndTheFirstEventFromATimeIsFound() {
        Enterprise few = YEAR.events(20_000).perMinute(1_000);
        for (long event = 1; event < 40_000; event++) {
            Instant at = few.at(event);
            assertThat(at).isAfterOrEqualTo(few.at(event - 1)).isAfterOrEqualTo(START);
            assertThat(at.isBefore(END)).isEqualTo(event < 20_000);
            if (at.isAfter(few.at(event - 1))) {
                assertThat(few.firstFrom(at)).isEqualTo(event);
                assertThat(few.firstFrom(at.plusNanos(1))).isGreaterThan(event);
            }
        }
    }

    @Test
    void fewThingsHappenOnASundayAndVeryManyOnTheBusiestMondays() {
        Map<LocalDate, Long> days = countsBy(time -> time.toLocalDate());

        assertThat(days).hasSizeBetween(330, 366);
        days.forEach((day, count) -> {
            boolean busiest = count >= EVENTS / 10;
            assertThat(busiest && day.getDayOfWeek() != DayOfWeek.MONDAY).isFalse();
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                assertThat(count).isLessThan(20);
            }
        });
        assertThat(days.values()).anyMatch(count -> count <= 3);
        assertThat(days.values().stream().filter(count -> count >= EVENTS / 10)).hasSize(3);
    }

    @Test
    void theBusiestDayHasABusiestHourAndTheNightIsQuiet() {
        Map<OffsetDateTime, Long> hours = countsBy(time -> time.truncatedTo(HOURS));
        Map<Integer, Long> ofDay = countsBy(OffsetDateTime::getHour);

        assertThat(hours.values()).anyMatch(count -> count > EVENTS / 20);
        assertThat(ofDay.getOrDefault(3, 0L) * 1_000).isLessThan(ofDay.get(9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void theBusiestDaysShareTwoFifthsOfTheYear(int count) {
        Enterprise year = YEAR.events(300_000).busiestDays(count);

        List<Long> days = LongStream.range(0, 366)
                .map(day -> year.countBetween(midnight(day), midnight(day + 1)))
                .boxed()
                .filter(events -> events == 300_000L * 2 / 5 / Math.max(count, 1))
                .toList();

        assertThat(days).hasSize(count);
    }

    @Test
    void theSameSettingsAreTheSameLifeAndAnotherSeedIsAnother() {
        Enterprise again = Enterprise.yearUntil(END, 7).busiestDays(3).events(EVENTS);
        Instant from = START.plus(100, DAYS);

        List<Event> events = YEAR.eventsBetween(from, from.plus(1, DAYS)).toList();

        assertThat(events)
                .isNotEmpty()
                .isEqualTo(again.eventsBetween(from, from.plus(1, DAYS)).toList());
        assertThat(Enterprise.yearUntil(END, 8).idsBetween(START, END).limit(1_000))
                .doesNotContainAnyElementsOf(
                        YEAR.idsBetween(START, END).limit(1_000).toList());
    }

    @Test
    void theYearStaysAsItIsHoweverLifeGoesOn() {
        assertThat(YEAR.perMinute(9).lateArrivals(2).idsBetween(START, START.plus(9, DAYS)))
                .containsExactlyElementsOf(
                        YEAR.idsBetween(START, START.plus(9, DAYS)).toList());
    }

    @Test
    void aTimeBelongsToWhatBeginsWithItAndNotToWhatEndsThere() {
        Instant middle = YEAR.eventsBetween(START.plus(50, DAYS), END)
                .map(EnterpriseTest::createdAt)
                .findFirst()
                .orElseThrow();

        assertThat(YEAR.eventsBetween(START, middle).map(EnterpriseTest::createdAt))
                .allMatch(time -> time.isBefore(middle));
        assertThat(createdAt(YEAR.eventsBetween(middle, END).findFirst().orElseThrow()))
                .isEqualTo(middle);
        assertThat(YEAR.countBetween(START, middle) + YEAR.countBetween(middle, END))
                .isEqualTo(EVENTS);
    }

    @Test
    void anEventLooksLikeOneOfAnEnterprise() {
        List<Event> events = sample();

        assertThat(events).allSatisfy(event -> {
            JsonNode json = Http.json(event.json());
            assertThat(event.eventId()).matches("[0-9a-f]{40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(json.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-08:00");
            assertThat(event.json()).doesNotContain("$").doesNotContain("<").doesNotContain("\n");
        });
        assertThat(events.stream().mapToInt(event -> event.json().length()).average())
                .hasValueCloseTo(1150.0, within(150.0));
    }

    @Test
    void halfOfTheEventsAreOfATypeThatCanBeFiltered() {
        List<EventType> types = sample().stream().map(Event::eventType).toList();

        assertThat(types.stream().filter(EventType::isFilterable).count() / (double) types.size())
                .isBetween(0.4, 0.6);
        assertThat(types.stream().distinct()).hasSizeGreaterThan(100);
    }

    @Test
    void theUsualSourcesAreThere() {
        Set<Class<?>> sources = sample().stream()
                .map(Event::source)
                .filter(Objects::nonNull)
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(sources).hasSizeGreaterThanOrEqualTo(8).contains(OtherSource.class);
    }

    @Test
    void noTwoEventsHaveTheSameId() {
        Set<String> ids = new HashSet<>();

        YEAR.events(200_000).idsBetween(START, END.plus(1, DAYS)).forEach(ids::add);

        assertThat((long) ids.size())
                .isEqualTo(YEAR.events(200_000).countBetween(START, END.plus(1, DAYS)))
                .isGreaterThan(200_000);
    }

    @Test
    void lifeGoesOnAtAnEvenPace() {
        Enterprise busy = YEAR.perMinute(600);

        for (int minute = 0; minute < 200; minute++) {
            Instant from = END.plus(Duration.ofMinutes(minute));
            assertThat(busy.countBetween(from, from.plusSeconds(60))).isBetween(595L, 605L);
        }
    }

    @Test
    void everySettingHasItsLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> YEAR.events(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> YEAR.events(1_000_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> YEAR.busiestDays(51));
        assertThatIllegalArgumentException().isThrownBy(() -> YEAR.perMinute(60_000_001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YEAR.lateArrivals(-1))
                .withMessage("lateArrivals: -1 is not allowed; allowed are 0 to 2147483647");
    }

    private static List<Event> sample() {
        return YEAR.events(3_000).eventsBetween(START, END).toList();
    }

    private static <K> Map<K, Long> countsBy(Function<OffsetDateTime, K> key) {
        return LongStream.range(0, EVENTS)
                .mapToObj(event -> key.apply(YEAR.at(event).atOffset(ZoneOffset.ofHours(-8))))
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
    }

    private static Instant midnight(long day) {
        return LocalDate.of(2025, 11, 22).plusDays(day).atStartOfDay().toInstant(ZoneOffset.ofHours(-8));
    }

    private static Instant createdAt(Event event) {
        return Objects.requireNonNull(event.createdAt()).toInstant();
    }
}
