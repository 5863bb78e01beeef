package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.test.RecordedRequest.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private final FakeBox box = FakeBox.builder().tokens("s3cret").start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aRequestIsKeptWithAllThatWasSent() throws Exception {
        http.send(http.reading("stream_type=all&event_type=A%2CB").header("As-User", "7"));

        RecordedRequest request = box.requests().get(0);

        assertThat(request.number()).isEqualTo(1);
        assertThat(request.call()).isEqualTo(Call.READ_EVENTS);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/2.0/events");
        assertThat(request.query()).isEqualTo("stream_type=all&event_type=A%2CB");
        assertThat(request.parameter("event_type")).isEqualTo("A,B");
        assertThat(request.parameter("limit")).isNull();
        assertThat(request.header("AUTHORIZATION")).isEqualTo("Bearer s3cret");
        assertThat(request.bearerToken()).isEqualTo("s3cret");
        assertThat(request.asUser()).isEqualTo("7");
        assertThat(request.remotePort()).isPositive();
        assertThat(request.time()).isBetween(box.now().minus(SOON), box.now());
        assertThat(request.outcome()).hasToString("ANSWERED 200");
    }

    @Test
    void noTextOfARequestHoldsItsToken() throws Exception {
        http.read("limit=5");

        assertThat(box.requests())
                .asString()
                .contains("READ_EVENTS GET /2.0/events?limit=5")
                .doesNotContain("s3cret");
    }

    @Test
    void requestsAreCountedByCall() throws Exception {
        http.findServers("all");
        http.read("");
        http.read("");

        assertThat(box.requests()).extracting(RecordedRequest::number).containsExactly(1L, 2L, 3L);
        assertThat(box.requests(Call.READ_EVENTS)).hasSize(2);
        assertThat(box.count(Call.FIND_SERVERS)).isEqualTo(1);
        assertThat(box.count(Call.LONG_POLL)).isZero();
    }

    @Test
    void aClearedLogStartsAnew() throws Exception {
        http.read("");
        box.clearLog();
        http.read("");

        assertThat(box.requests()).extracting(RecordedRequest::number).containsExactly(2L);
    }

    @Test
    void requestsOverOneConnectionNameTheSameOne() throws Exception {
        http.read("");
        http.read("");

        assertThat(box.requests()).extracting(RecordedRequest::connection).containsOnly(connectionOf(0));
    }

    @Test
    void aRequestIsPendingUntilItIsAnswered() throws Exception {
        CompletableFuture<?> poll = http.poll();
        box.awaitHeldPolls(1, SOON);
        RecordedRequest held = box.requests(Call.LONG_POLL).get(0);
        box.publish(events("a"));
        poll.get();

        assertThat(held.outcome().state()).isEqualTo(State.PENDING);
        assertThat(box.requests(Call.LONG_POLL).get(0).outcome().state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void aTestCanWaitForRequests() throws Exception {
        CompletableFuture<?> reading = http.sendAsync(http.reading("stream_position=0"));

        assertThat(box.awaitRequests(Call.READ_EVENTS, 1, SOON)).hasSize(1);
        assertThat(box.awaitRequest(request -> "0".equals(request.parameter("stream_position")), SOON)
                        .call())
                .isEqualTo(Call.READ_EVENTS);
        reading.get();
    }

    @Test
    void waitingInVainFailsAndTellsWhatThereWas() throws Exception {
        http.read("limit=3");

        assertThatThrownBy(() -> box.awaitRequests(Call.READ_EVENTS, 2, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 requests READ_EVENTS")
                .hasMessageContaining("limit=3");
        assertThatThrownBy(() -> box.awaitHeldPolls(1, Duration.ofMillis(20))).isInstanceOf(AssertionError.class);
    }

    private String connectionOf(int index) {
        return box.requests().get(index).connection();
    }
}
