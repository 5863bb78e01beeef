package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.test.RecordedRequest.State;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenDeliveryTest {

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @BeforeEach
    void publish() {
        box.publish(events("a", "b", "c"));
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aCutBodyIsShorterThanItsContentLength() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.cut().times(2));

        assertThatThrownBy(() -> http.read("")).isInstanceOf(IOException.class);
        String answer = everythingSent();
        int body = answer.length() - answer.indexOf("\r\n\r\n") - 4;
        assertThat(body).isPositive();
        assertThat(contentLength(answer)).isGreaterThan(body);
    }

    @Test
    void aCutChunkedBodyLacksItsLastChunk() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.cutChunked().times(2));

        assertThatThrownBy(() -> http.read("")).isInstanceOf(IOException.class);
        assertThat(everythingSent()).contains("Transfer-Encoding: chunked").doesNotContain("\r\n0\r\n");
    }

    @Test
    void aStatusCanBeCutToo() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.status(503).and(Fault.cut()));

        assertThat(everythingSent()).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void silenceLastsUntilTheClientGivesUp() {
        box.inject(Call.READ_EVENTS, Fault.silence());

        assertThatThrownBy(() -> http.send(http.reading("").timeout(Duration.ofMillis(500))))
                .isInstanceOf(HttpTimeoutException.class);

        RecordedRequest request = box.awaitRequest(r -> r.outcome().state() == State.CANCELLED, SOON);
        assertThat(request.outcome()).hasToString("CANCELLED (silence)");
    }

    @Test
    void silenceCanFollowTheHeaders() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.silenceAfterHeaders());

        try (Socket socket = asking()) {
            socket.setSoTimeout(300);
            StringBuilder head = new StringBuilder();
            assertThatThrownBy(() -> Wire.readInto(head, socket)).isInstanceOf(SocketTimeoutException.class);
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
        }
        box.awaitRequest(request -> request.outcome().state() == State.CANCELLED, SOON);
    }

    @Test
    void aConnectionCanBeResetBeforeTheAnswer() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.reset());

        try (Socket socket = asking()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aConnectionCanBeResetDuringTheAnswer() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.resetMidway());

        try (Socket socket = asking()) {
            StringBuilder half = new StringBuilder();
            assertThatThrownBy(() -> Wire.readInto(half, socket))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            assertThat(half).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void aStatusLineCanBeGarbage() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.garbage().times(2));

        assertThatThrownBy(() -> http.read("")).isInstanceOf(IOException.class);
        assertThat(everythingSent()).isNotEmpty().doesNotStartWith("HTTP/");
    }

    @Test
    void aTrickledAnswerIsWholeButSlow() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.trickle(Duration.ofMillis(1)));

        long before = System.nanoTime();
        assertThat(ids(http.read(""))).containsExactly("a", "b", "c");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void anAnswerAbandonedHalfWayIsSeenToBeCancelled() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.trickle(Duration.ofMillis(5)));

        try (Socket socket = asking()) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        box.awaitRequest(request -> request.outcome().state() == State.CANCELLED, SOON);
    }

    @Test
    void aHeldPollCanBeBrokenWhenItIsAnswered() throws Exception {
        box.inject(Call.LONG_POLL, Fault.cut());
        var poll = http.poll();
        box.awaitHeldPolls(1, SOON);

        box.publish(events("d"));

        assertThatThrownBy(poll::get).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void heldPollsCanBeReset() throws Exception {
        String server = json(http.findServers("all")).at("/entries/0/url").asText();

        // The JDK's client asks again by itself when it is reset before an answer.
        try (Socket socket = Wire.connect(box.realtimeUrls().get(0))) {
            Wire.get(socket, server);
            box.awaitHeldPolls(1, SOON);
            box.answerPolls(Fault.reset());
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void afterABrokenAnswerTheNextOneIsWhole() throws Exception {
        box.inject(Call.READ_EVENTS, Fault.cut(), Fault.garbage(), Fault.cutChunked());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> http.read("")).isInstanceOf(IOException.class);
        }

        assertThat(ids(http.read(""))).containsExactly("a", "b", "c");
        assertThat(box.requests())
                .extracting(request -> request.outcome().state())
                .containsOnly(State.ANSWERED);
    }

    private String everythingSent() throws IOException {
        try (Socket socket = asking()) {
            return Wire.everything(socket);
        }
    }

    private Socket asking() throws IOException {
        Socket socket = Wire.connect(box.apiUrl());
        Wire.get(socket, "/2.0/events");
        return socket;
    }

    private static int contentLength(String answer) {
        String after = answer.substring(answer.indexOf("Content-Length: ") + 16);
        return Integer.parseInt(after.substring(0, after.indexOf('\r')));
    }
}
