package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a browser gets from the running application. */
class DashboardTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int BROWSERS = 20;
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"([^#\"]+)\"");

    private static FakeBox box;
    private static RunningDashboard dashboard;
    private static int published;

    @BeforeAll
    static void start() {
        box = FakeBox.start();
        dashboard = RunningDashboard.of(box);
        box.awaitHeldPolls(1, SOON);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        box.close();
    }

    @Test
    void aConnectionIsForOneRequest() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(dashboard.url().resolve("/icon.svg"))
                .timeout(SOON)
                .build();

        HttpResponse<Void> answer = browser.send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void anEventThatHappensIsShown() {
        Event event = SampleEvents.numbered(published);

        dashboard
                .entries(null)
                .filter(message -> message.data().contains(event.eventId()))
                .as(StepVerifier::create)
                .then(() -> publish(1))
                .assertNext(message -> {
                    assertThat(message.event()).isEqualTo("event");
                    assertThat(RunningDashboard.json(message).path("json").asString())
                            .isEqualTo(event.json());
                })
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aBrowserThatComesBackGetsWhatItMissedAndNothingTwice() {
        List<String> ids = publish(10);
        List<ServerSentEvent<String>> seen = until(ids.get(9));
        ServerSentEvent<String> third = seen.stream()
                .filter(message -> message.data().contains(ids.get(2)))
                .findFirst()
                .orElseThrow();

        List<String> later = publish(3);

        dashboard
                .eventIds(third.id())
                .as(StepVerifier::create)
                .expectNextSequence(ids.subList(3, 10))
                .expectNextSequence(later)
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aPageThatHadToConnectAnewSaysInTheAddressWhereItWas() {
        List<String> ids = publish(2);
        String first = until(ids.get(0)).stream()
                .map(ServerSentEvent::id)
                .reduce((one, next) -> next)
                .orElseThrow();

        Mono<String> next = dashboard
                .client()
                .get()
                .uri("/events?after={id}", first)
                .retrieve()
                .bodyToFlux(String.class)
                .filter(data -> data.contains("eventId"))
                .next();

        assertThat(next.block(SOON)).contains(ids.get(1));
    }

    @Test
    void whatNoFeedHasGivenOutIsBehindAGap() {
        List<String> ids = publish(1);

        for (String unknown : List.of("0-1", "nonsense", "a-1; drop")) {
            dashboard
                    .eventIds(unknown)
                    .takeUntil(ids.get(0)::equals)
                    .collectList()
                    .as(StepVerifier::create)
                    .assertNext(all -> assertThat(all)
                            .startsWith("gap")
                            .endsWith(ids.get(0))
                            .doesNotHaveDuplicates())
                    .expectComplete()
                    .verify(SOON);
        }
    }

    @Test
    void manyBrowsersAreOneReader() {
        List<String> last = IntStream.range(0, BROWSERS).mapToObj(browser -> "").toList();
        String next = SampleEvents.numbered(published + 4).eventId();

        Flux.fromIterable(last)
                .flatMap(
                        browser ->
                                dashboard.eventIds(null).takeUntil(next::equals).last(),
                        BROWSERS)
                .as(StepVerifier::create)
                .then(() -> publish(5))
                .expectNextCount(BROWSERS)
                .expectComplete()
                .verify(SOON);

        assertThat(box.count(Call.FIND_SERVERS)).isEqualTo(1);
        box.awaitHeldPolls(1, SOON);
    }

    @Test
    void howTheStreamIsIsToldEachSecond() {
        publish(1);

        dashboard
                .statuses()
                .filter(status -> status.path("events").asInt() > 0)
                .take(2)
                .as(StepVerifier::create)
                .assertNext(status -> {
                    assertThat(status.path("state").asString()).isEqualTo("WORKING");
                    assertThat(status.path("streamType").asString()).isEqualTo("all");
                    assertThat(status.path("played").asBoolean()).isFalse();
                    assertThat(status.path("perMinute").size()).isEqualTo(30);
                })
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void eachAnswerSaysThatNothingFromElsewhereIsRun() {
        for (String path :
                List.of("/", "/js/main.js", "/css/page.css", "/webjars/chart.js/dist/chart.umd.min.js", "/no")) {
            HttpHeaders headers = get(path).getHeaders();

            assertThat(headers.getFirst("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void noAnswerHoldsTheToken() {
        List<String> ids = publish(1);
        String events = Flux.merge(dashboard.messages(null))
                .map(message -> message + "")
                .takeUntil(message -> message.contains(ids.get(0)))
                .collectList()
                .block(SOON)
                .toString();

        assertThat(events).contains(ids.get(0)).doesNotContain(box.token());
        assertThat(get("/").getBody()).doesNotContain(box.token());
        assertThat(get("/actuator/env").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aProbeIsToldWhetherTheStreamIsHealthy() {
        ResponseEntity<String> health = get("/actuator/health");

        assertThat(health.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(health.getBody()).contains("\"UP\"");
    }

    @Test
    void onlyWhoAsksForThisMachineIsAnswered() {
        assertThat(status("localhost:8080")).isEqualTo(HttpStatus.OK);
        assertThat(status("127.0.0.1")).isEqualTo(HttpStatus.OK);
        assertThat(status("[::1]:8080")).isEqualTo(HttpStatus.OK);
        assertThat(status("evil.example")).isEqualTo(HttpStatus.MISDIRECTED_REQUEST);
        assertThat(status("localhost.evil.example:8080")).isEqualTo(HttpStatus.MISDIRECTED_REQUEST);
    }

    @Test
    void thePageAndItsPartsAreThere() {
        String page = get("/").getBody();

        assertThat(page).doesNotContain("http://", "https://");
        assertThat(PART.matcher(page).results().map(part -> part.group(1)))
                .hasSizeGreaterThan(7)
                .allSatisfy(path ->
                        assertThat(get("/" + path).getStatusCode()).as(path).isEqualTo(HttpStatus.OK));
    }

    private static List<ServerSentEvent<String>> until(String eventId) {
        return dashboard
                .entries(null)
                .takeUntil(message -> message.data().contains(eventId))
                .collectList()
                .block(SOON);
    }

    private static ResponseEntity<String> get(String path) {
        return dashboard
                .client()
                .get()
                .uri(path)
                .exchangeToMono(answer -> answer.toEntity(String.class))
                .timeout(SOON, Mono.error(() -> new AssertionError("No answer to " + path)))
                .block();
    }

    private static Object status(String host) {
        return dashboard
                .client()
                .get()
                .uri("/")
                .header("Host", host)
                .exchangeToMono(answer -> answer.toBodilessEntity())
                .block(SOON)
                .getStatusCode();
    }

    /** Lets the next ones happen, and answers their ids. */
    private static List<String> publish(int count) {
        Event[] events = SampleEvents.numbered(published, count);
        published += count;
        box.publish(events);
        return Arrays.stream(events).map(Event::eventId).toList();
    }
}
