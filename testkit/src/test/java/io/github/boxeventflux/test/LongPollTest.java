package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.RecordedRequest.State;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPollTest {

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aPollIsHeldUntilSomethingHappens() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll();
        box.awaitHeldPolls(1, SOON);
        assertThat(poll).isNotDone();

        box.publish(events("a"));

        assertThat(json(get(poll))).isEqualTo(json("{\"version\":1,\"message\":\"new_change\"}"));
        assertThat(box.heldPolls()).isZero();
    }

    @Test
    void aPollIsAnsweredAtOnceWhenSomethingHasHappened() throws Exception {
        String url = serverUrl("all");
        String position = http.newest("all");
        box.publish(events("a"));

        assertThat(message(get(http.poll(url, position)))).isEqualTo("new_change");
    }

    @Test
    void aPollWithoutAPositionWaitsForTheNextEvent() throws Exception {
        box.publish(events("a"));
        CompletableFuture<HttpResponse<String>> poll =
                http.sendAsync(HttpRequest.newBuilder(URI.create(serverUrl("all"))));
        box.awaitHeldPolls(1, SOON);

        box.publish(events("b"));

        assertThat(message(get(poll))).isEqualTo("new_change");
    }

    @Test
    void aPollIsHeldThroughWhatHappensOnOtherStreams() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll(serverUrl("changes"), http.newest("changes"));
        box.awaitHeldPolls(1, SOON);

        box.account().only(StreamType.ALL, StreamType.SYNC).publish(events("a"));
        assertThat(poll).isNotDone();
        box.account().only(StreamType.CHANGES).publish(events("b"));

        assertThat(message(get(poll))).isEqualTo("new_change");
    }

    @Test
    void theServerClosesTheConnectionAfterItsOneAnswer() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll();
        box.awaitHeldPolls(1, SOON);
        box.publish(events("a"));

        assertThat(get(poll).headers().firstValue("Connection")).contains("close");
        get(http.poll(serverUrl("all"), "0"));
        assertThat(box.requests(Call.LONG_POLL).stream().map(RecordedRequest::connection))
                .doesNotHaveDuplicates();
    }

    @Test
    void aPollHeldForTooLongIsToldToReconnect() throws Exception {
        try (FakeBox brief = FakeBox.builder().hold(Duration.ofMillis(50)).start()) {
            assertThat(message(get(new Http(brief).poll()))).isEqualTo("reconnect");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new_change", "reconnect", "max_retries", "something_else"})
    void heldPollsCanBeAnsweredWithAnyMessage(String message) throws Exception {
        CompletableFuture<HttpResponse<String>> first = http.poll();
        CompletableFuture<HttpResponse<String>> second = http.poll();
        box.awaitHeldPolls(2, SOON);

        assertThat(box.answerPolls(Fault.message(message))).isEqualTo(2);

        assertThat(message(get(first))).isEqualTo(message);
        assertThat(message(get(second))).isEqualTo(message);
        assertThat(box.requests(Call.LONG_POLL))
                .extracting(request -> request.outcome().toString())
                .containsOnly("ANSWERED 200 (message " + message + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>gateway</html>", "[]"})
    void heldPollsCanBeAnsweredWithAnyBody(String body) throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll();
        box.awaitHeldPolls(1, SOON);

        box.answerPolls(Fault.body(body));

        assertThat(get(poll).body()).isEqualTo(body);
    }

    @Test
    void heldPollsCanBeLeftInSilence() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll();
        box.awaitHeldPolls(1, SOON);

        box.answerPolls(Fault.silence());
        box.publish(events("a"));

        assertThat(poll).isNotDone();
        poll.cancel(true);
    }

    @Test
    void aPollThatTheClientGivesUpIsSeenToBeCancelled() throws Exception {
        CompletableFuture<HttpResponse<String>> poll = http.poll();
        box.awaitHeldPolls(1, SOON);

        poll.cancel(true);

        RecordedRequest cancelled =
                box.awaitRequest(request -> request.outcome().state() == State.CANCELLED, SOON);
        assertThat(cancelled.call()).isEqualTo(Call.LONG_POLL);
        box.awaitHeldPolls(0, SOON);
    }

    @Test
    void aPollFromAnUnknownPositionOrOnAnUnknownChannelIsRefused() throws Exception {
        assertThat(get(http.poll(serverUrl("all"), "12345")).statusCode()).isEqualTo(400);
        assertThat(get(http.poll(box.realtimeUrls().get(0) + "?channel=none", "0"))
                        .statusCode())
                .isEqualTo(400);
    }

    private String serverUrl(String streamType) throws Exception {
        JsonNode servers = json(http.findServers(streamType));
        return servers.at("/entries/0/url").asText();
    }

    private static String message(HttpResponse<String> answer) {
        return json(answer).get("message").asText();
    }

    private static HttpResponse<String> get(CompletableFuture<HttpResponse<String>> poll) throws Exception {
        return poll.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
