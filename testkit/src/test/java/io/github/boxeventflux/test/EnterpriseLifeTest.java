package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseLifeTest {

    private final TurnedClock clock = new TurnedClock();
    private final Instant end = clock.instant();
    private final Enterprise enterprise = Enterprise.yearUntil(end, 7).events(0).perMinute(600);
    private final FakeBox box =
            FakeBox.builder().clock(clock).enterprise(enterprise).start();

    @AfterEach
    void stop() {
        box.close();
    }

    @ParameterizedTest
    @CsvSource({"admin_logs_streaming, 12", "admin_logs, 60"})
    void whatHappensIsToldWithTheDelayOfTheStream(String streamType, int seconds) throws Exception {
        Http http = new Http(box);
        clock.turn(Duration.ofSeconds(seconds));
        assertThat(ids(http.read("stream_type=" + streamType))).isEmpty();

        clock.turn(Duration.ofSeconds(2));

        assertThat(new HashSet<>(ids(http.read("stream_type=" + streamType))))
                .containsAll(enterprise.idsBetween(end, end.plusSeconds(1)).toList());
    }

    @Test
    void theHistoryTellsEachEventOnceInTheOrderOfTimeAsTheClockGoes() throws Exception {
        List<String> told = follow(box, "admin_logs", 30);

        assertThat(told)
                .hasSizeGreaterThan(1_000)
                .containsExactlyElementsOf(enterprise
                        .idsBetween(end, clock.instant())
                        .limit(told.size())
                        .toList());
    }

    @Test
    void theLiveStreamTellsEachEventAnyNumberOfTimesInAnyOrder() throws Exception {
        List<String> told = follow(box, "admin_logs_streaming", 30);
        List<String> inOrder =
                enterprise.idsBetween(end, clock.instant().minusSeconds(13)).toList();

        Set<String> distinct = new HashSet<>(told);
        assertThat(told).hasSizeGreaterThan(distinct.size() * 11 / 10).doesNotContainSequence(inOrder.subList(0, 5));
        assertThat(distinct).hasSizeGreaterThan(1_000).containsAll(inOrder);
        assertThat(enterprise.idsBetween(end, clock.instant())).containsAll(distinct);
    }

    @Test
    void whereLittleHappensARepeatStillComesWithinSeconds() throws Exception {
        Enterprise quiet = enterprise.perMinute(1);
        try (FakeBox rare = FakeBox.builder().clock(clock).enterprise(quiet).start()) {
            Http http = new Http(rare);
            String position = http.newest("admin_logs_streaming");
            List<String> told = new ArrayList<>();
            Set<String> earlier = new HashSet<>();
            for (int minute = 0; minute < 60; minute++) {
                clock.turn(Duration.ofMinutes(1));
                HttpResponse<String> page = http.read("stream_type=admin_logs_streaming&stream_position=" + position);
                assertThat(ids(page)).noneMatch(earlier::contains);
                position = next(page);
                told.addAll(ids(page));
                earlier.addAll(ids(page));
            }
            assertThat(told).hasSizeGreaterThan(earlier.size());
        }
    }

    @Test
    void anEventIsTheSameOnBothStreams() throws Exception {
        clock.turn(Duration.ofMinutes(2));
        Http http = new Http(box);

        Set<JsonNode> live = new HashSet<>();
        json(http.read("stream_type=admin_logs_streaming&limit=500"))
                .get("entries")
                .forEach(live::add);

        assertThat(live)
                .containsAll(json(http.read("stream_type=admin_logs&limit=50")).get("entries"));
    }

    @Test
    void theLiveStreamKeepsFourteenDays() throws Exception {
        Enterprise year = Enterprise.yearUntil(end, 7).perMinute(0);
        try (FakeBox full = FakeBox.builder().clock(clock).enterprise(year).start()) {
            Set<String> kept = new HashSet<>(readLive(full));

            assertThat(kept)
                    .containsExactlyInAnyOrderElementsOf(
                            year.idsBetween(end.minus(Duration.ofDays(14)), end).toList());
        }
    }

    @Test
    void aWindowThatIsReadTooEarlyMissesWhatArrivesLate() throws Exception {
        Enterprise late = enterprise.lateArrivals(4);
        try (FakeBox lateBox = FakeBox.builder().clock(clock).enterprise(late).start()) {
            Windows windows = new Windows(lateBox, 500);
            clock.turn(Duration.ofMinutes(2));
            Instant to = clock.instant().minusSeconds(32);
            List<String> inOrder = late.idsBetween(end, to.plusSeconds(1)).toList();
            HttpResponse<String> last = lastPage(lateBox, to);

            List<String> early = windows.read(end, to);
            clock.turn(Duration.ofSeconds(60));

            assertThat(early).hasSizeBetween(inOrder.size() * 9 / 10, inOrder.size() - 5);
            assertThat(inOrder).containsSubsequence(early);
            assertThat(windows.readFrom(next(last), end, to)).hasSizeLessThan(inOrder.size() - early.size());
            assertThat(windows.read(end, to)).containsExactlyElementsOf(inOrder);
        }
    }

    @Test
    void aWindowWhoseDelayHasPassedIsCompleteEvenWithLateArrivals() throws Exception {
        Enterprise late = enterprise.lateArrivals(2);
        try (FakeBox lateBox = FakeBox.builder().clock(clock).enterprise(late).start()) {
            clock.turn(Duration.ofMinutes(3));
            Instant to = clock.instant().minusSeconds(61);

            assertThat(new Windows(lateBox, 500).read(end, to))
                    .containsExactlyElementsOf(
                            late.idsBetween(end, to.plusSeconds(1)).toList());
        }
    }

    @Test
    void itLivesInRealTimeWithDelaysOfOnesOwn() {
        Instant now = Instant.now().truncatedTo(SECONDS);
        Enterprise hasty = Enterprise.yearUntil(now, 7).events(0).perMinute(60_000);
        try (FakeBox real = FakeBox.builder()
                .enterprise(hasty)
                .delay(StreamType.ADMIN_LOGS, Duration.ofMillis(50))
                .start()) {
            Http http = new Http(real);
            List<String> first =
                    hasty.idsBetween(now, now.plusSeconds(60)).limit(100).toList();

            await().atMost(Http.SOON)
                    .untilAsserted(() -> assertThat(ids(http.read("stream_type=admin_logs&limit=500")))
                            .startsWith(first.toArray(String[]::new)));
        }
    }

    /** Everything from {@code now} on while the clock is put ahead again and again. */
    private List<String> follow(FakeBox followed, String streamType, int steps) throws Exception {
        Http http = new Http(followed);
        String position = http.newest(streamType);
        List<String> told = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            clock.turn(Duration.ofMillis(7_300));
            HttpResponse<String> page =
                    http.read("limit=500&stream_type=" + streamType + "&stream_position=" + position);
            told.addAll(ids(page));
            position = ids(page).isEmpty() ? position : next(page);
        }
        return told;
    }

    private static List<String> readLive(FakeBox read) throws Exception {
        Http http = new Http(read);
        List<String> all = new ArrayList<>();
        String position = "0";
        List<String> page;
        do {
            HttpResponse<String> answer =
                    http.read("limit=500&stream_type=admin_logs_streaming&stream_position=" + position);
            page = ids(answer);
            all.addAll(page);
            position = next(answer);
        } while (!page.isEmpty());
        return all;
    }

    private HttpResponse<String> lastPage(FakeBox read, Instant to) throws Exception {
        Windows windows = new Windows(read, 500);
        HttpResponse<String> last = windows.page("0", end, to);
        HttpResponse<String> page = windows.page(next(last), end, to);
        while (!ids(page).isEmpty()) {
            last = page;
            page = windows.page(next(last), end, to);
        }
        return last;
    }
}
