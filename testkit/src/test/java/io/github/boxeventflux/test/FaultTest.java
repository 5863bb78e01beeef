package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_request",
        "403, access_denied_insufficient_permissions",
        "404, not_found",
        "408, bad_request",
        "429, rate_limit_exceeded",
        "500, internal_server_error",
        "502, internal_server_error",
        "503, unavailable"
    })
    void aStatusComesWithTheErrorObjectOfBox(int status, String code) throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(status));

        HttpResponse<String> answer = http.read("");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).fieldNames())
                .toIterable()
                .contains("type", "status", "code", "message", "help_url", "request_id", "context_info");
        assertThat(json(answer).get("code").asText()).isEqualTo(code);
    }

    @Test
    void a401ComesWithAChallengeAndNoBody() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(401));

        HttpResponse<String> answer = http.read("");

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"Service\", error=\"invalid_token\"");
    }

    @Test
    void aStatusCanHaveItsOwnHeadersAndBody() throws Exception {
        box.inject(
                Call.READ_EVENTS,
                Fault.status(403).withoutBody().withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\""),
                Fault.status(503).withBody("<html>").withRetryAfter(Duration.ofMillis(1500)),
                Fault.error(429, "slow_down", "Slower, please")
                        .withHeader("Retry-After", "Sun, 22 Nov 2026 14:30:25 GMT"));

        HttpResponse<String> forbidden = http.read("");
        HttpResponse<String> unavailable = http.read("");
        HttpResponse<String> limited = http.read("");

        assertThat(forbidden.body()).isEmpty();
        assertThat(forbidden.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
        assertThat(unavailable.body()).isEqualTo("<html>");
        assertThat(unavailable.headers().firstValue("Retry-After")).contains("2");
        assertThat(json(limited).get("code").asText()).isEqualTo("slow_down");
        assertThat(limited.headers().firstValue("Retry-After")).contains("Sun, 22 Nov 2026 14:30:25 GMT");
    }

    @Test
    void aRedirectNamesAnotherPlace() throws Exception {
        box.inject(Call.FIND_SERVERS, Fault.redirect("http://127.0.0.1:1/"));

        HttpResponse<String> answer = http.findServers("all");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("http://127.0.0.1:1/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"entries\":7}"})
    void a200CanHaveAnyBody(String body) throws Exception {
        box.inject(Call.READ_EVENTS, Fault.body(body));

        HttpResponse<String> answer = http.read("");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void faultsAreMetInOrderAndOnce() throws Exception {
        box.inject(
                Call.READ_EVENTS,
                Fault.status(500),
                Fault.none(),
                Fault.status(503).times(2));
        box.inject(Call.READ_EVENTS, Fault.status(429));

        int[] statuses = new int[6];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = http.read("").statusCode();
        }

        assertThat(statuses).containsExactly(500, 200, 503, 503, 429, 200);
    }

    @Test
    void aFaultCanStandUntilItIsTakenBack() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(429), Fault.status(503).forever());
        assertThat(http.read("").statusCode()).isEqualTo(429);
        assertThat(http.read("").statusCode()).isEqualTo(503);
        assertThat(http.read("").statusCode()).isEqualTo(503);
        assertThat(http.findServers("all").statusCode()).isEqualTo(200);

        box.clearFaults();

        assertThat(http.read("").statusCode()).isEqualTo(200);
    }

    @Test
    void theFaultsOfOneCallCanBeTakenBack() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(500));
        box.inject(Call.FIND_SERVERS, Fault.status(500));

        box.clearFaults(Call.READ_EVENTS);

        assertThat(http.read("").statusCode()).isEqualTo(200);
        assertThat(http.findServers("all").statusCode()).isEqualTo(500);
    }

    @Test
    void aPollMeetsAFaultAtOnce() throws Exception {
        box.inject(Call.LONG_POLL, Fault.status(404), Fault.message("max_retries"));

        assertThat(http.poll().get().statusCode()).isEqualTo(404);
        assertThat(json(http.poll().get()).get("message").asText()).isEqualTo("max_retries");
        assertThat(box.heldPolls()).isZero();
    }

    @Test
    void aPageCanRepeatEventsOfThePageBefore() throws Exception {
        box.publish(events("a", "b", "c"));
        String position = next(http.read("limit=2"));
        box.inject(Call.READ_EVENTS, Fault.repeats(5), Fault.repeats(1));

        assertThat(ids(http.read("stream_position=" + position))).containsExactly("a", "b", "c");
        assertThat(ids(http.read("stream_position=" + position))).containsExactly("b", "c");
    }

    @Test
    void emptyPagesCanAdvanceAndLoseNothing() throws Exception {
        box.publish(events("a"));
        box.inject(Call.READ_EVENTS, Fault.emptyPage().times(2));

        HttpResponse<String> first = http.read("stream_position=0");
        HttpResponse<String> second = http.read("stream_position=" + next(first));

        assertThat(ids(first)).isEmpty();
        assertThat(ids(second)).isEmpty();
        assertThat(next(second)).isNotEqualTo(next(first));
        assertThat(ids(http.read("stream_position=" + next(second)))).containsExactly("a");
    }

    @Test
    void aPageWithEventsCanStayWhereItIs() throws Exception {
        String position = http.newest("all");
        box.publish(events("a"));
        box.inject(Call.READ_EVENTS, Fault.samePosition());

        HttpResponse<String> page = http.read("stream_position=" + position);

        assertThat(ids(page)).containsExactly("a");
        assertThat(next(page)).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "\"\"", "\"now\"", "{}"})
    void aPageCanCarryAnythingAsItsPosition(String position) throws Exception {
        box.publish(events("a"));
        box.inject(Call.READ_EVENTS, Fault.position(position));

        HttpResponse<String> page = http.read("");

        assertThat(json(page).get("next_stream_position")).isEqualTo(json(position));
        assertThat(ids(page)).containsExactly("a");
    }

    @Test
    void aPageCanLackItsPosition() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.noPosition());

        assertThat(json(http.read("")).has("next_stream_position")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "{}", "\"text\"", "{\"type\":\"event\",\"created_by\":[]}"})
    void aPageCanCarryAnEntryThatIsNoUsableEvent(String entry) throws Exception {
        box.publish(events("a"));
        box.inject(Call.READ_EVENTS, Fault.entry(entry));

        HttpResponse<String> page = http.read("");

        assertThat(json(page).at("/entries/0")).isEqualTo(json(entry));
        assertThat(json(page).get("chunk_size").asInt()).isEqualTo(2);
    }

    @Test
    void faultsCombine() throws Exception {
        box.publish(events("a"));
        box.inject(
                Call.READ_EVENTS, Fault.emptyPage().and(Fault.position("0")).and(Fault.delay(Duration.ofMillis(40))));

        long before = System.nanoTime();
        HttpResponse<String> page = http.read("");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(ids(page)).isEmpty();
        assertThat(next(page)).isEqualTo("0");
    }

    @Test
    void theLogNamesTheFault() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(503).withRetryAfter(Duration.ofSeconds(1)));
        http.read("");
        http.read("");

        assertThat(box.requests())
                .extracting(request -> request.outcome().toString())
                .containsExactly("ANSWERED 503 (status 503 and header Retry-After)", "ANSWERED 200");
    }

    @Test
    void whatCannotBeScriptedIsRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(99));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.none().times(0));
    }
}
