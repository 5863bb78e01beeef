package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {

    @Test
    void closingLeavesNoThreadBehind() throws Exception {
        try (FakeBox box = FakeBox.builder().realtimeServers(3).start()) {
            Http http = new Http(box);
            var poll = http.poll();
            box.awaitHeldPolls(1, SOON);
            box.publish(events("a"));
            assertThat(poll.get().statusCode()).isEqualTo(200);
            assertThat(Threads.named("fake-box")).isNotEmpty();
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Threads.named("fake-box")).isEmpty());
        assertThat(Threads.named("reactor-http")).isEmpty();
        assertThat(Threads.named("parallel")).isEmpty();
    }

    @Test
    void closingEndsHeldPollsAndStopsListening() throws Exception {
        FakeBox box = FakeBox.start();
        var poll = new Http(box).poll();
        box.awaitHeldPolls(1, SOON);

        box.close();

        assertThatThrownBy(poll::get).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> Wire.connect(box.apiUrl())).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> Wire.connect(box.realtimeUrls().get(0))).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingTwiceIsFine() {
        FakeBox box = FakeBox.start();
        box.close();

        box.close();
    }

    @Test
    void manyBoxesLiveSideBySide() throws Exception {
        List<FakeBox> boxes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boxes.add(FakeBox.start());
            boxes.get(i).publish(events("event-" + i));
        }

        for (int i = 0; i < boxes.size(); i++) {
            assertThat(Http.ids(new Http(boxes.get(i)).read(""))).containsExactly("event-" + i);
            boxes.get(i).close();
        }
    }

    @Test
    void thousandsOfHeldPollsAreCheap() throws Exception {
        int polls = 2_000;
        List<Socket> sockets = new ArrayList<>();
        try (FakeBox box = FakeBox.start()) {
            String server = Http.json(new Http(box).findServers("all"))
                    .at("/entries/0/url")
                    .asText();
            for (int i = 0; i < polls; i++) {
                Socket socket = Wire.connect(box.realtimeUrls().get(0));
                Wire.get(socket, server);
                sockets.add(socket);
            }
            box.awaitHeldPolls(polls, SOON);
            assertThat(Threads.named("fake-box")).hasSizeLessThan(4);

            box.publish(events("a"));

            for (Socket socket : sockets) {
                assertThat(Wire.everything(socket)).contains("new_change");
            }
            assertThat(box.heldPolls()).isZero();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
