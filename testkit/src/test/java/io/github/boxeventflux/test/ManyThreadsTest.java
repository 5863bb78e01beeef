package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {

    private static final int PUBLISHERS = 4;
    private static final int EACH = 500;

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void manyPublishersLoseNothingAndKeepTheirOwnOrder() throws Exception {
        CompletableFuture.allOf(IntStream.range(0, PUBLISHERS)
                        .mapToObj(publisher -> CompletableFuture.runAsync(() -> publishAll(publisher)))
                        .toArray(CompletableFuture[]::new))
                .get(SOON.toSeconds(), TimeUnit.SECONDS);

        List<String> ids = readAll();

        assertThat(ids).hasSize(PUBLISHERS * EACH).doesNotHaveDuplicates();
        assertThat(ids).filteredOn(id -> id.startsWith("2-")).isEqualTo(idsOf(2));
    }

    @Test
    void noPollMissesAnEventThatHappensWhileItArrives() throws Exception {
        String url = json(http.findServers("all")).at("/entries/0/url").asText();

        for (int round = 0; round < 200; round++) {
            CompletableFuture<HttpResponse<String>> poll = http.poll(url, http.newest("all"));
            box.publish(events("event-" + round));
            assertThat(poll.get(SOON.toSeconds(), TimeUnit.SECONDS).body()).contains("new_change");
        }
    }

    private void publishAll(int publisher) {
        idsOf(publisher).forEach(id -> box.publish(events(id)));
    }

    private static List<String> idsOf(int publisher) {
        return IntStream.range(0, EACH).mapToObj(i -> publisher + "-" + i).toList();
    }

    private List<String> readAll() throws Exception {
        List<String> ids = new ArrayList<>();
        String position = "0";
        HttpResponse<String> page;
        do {
            page = http.read("limit=500&stream_position=" + position);
            ids.addAll(ids(page));
            position = next(page);
        } while (!ids(page).isEmpty());
        return ids;
    }
}
