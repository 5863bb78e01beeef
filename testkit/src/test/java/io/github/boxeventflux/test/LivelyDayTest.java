package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivelyDayTest {

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void eachStreamHearsOfWhatConcernsIt() throws Exception {
        try (LivelyDay day = LivelyDay.start(box, 60_000, 1)) {
            await().atMost(SOON).until(() -> day.happened() >= 200);
        }

        String all = http.read("limit=500").body();
        assertThat(all).contains("\"ITEM_UPLOAD\"", "\"ITEM_PREVIEW\"").doesNotContain("\"LOGIN\"", "\"UPLOAD\"");
        assertThat(http.read("stream_type=changes&limit=500").body())
                .contains("\"ITEM_UPLOAD\"")
                .doesNotContain("\"ITEM_PREVIEW\"");
        assertThat(http.read("stream_type=admin_logs&limit=500").body())
                .contains("\"LOGIN\"", "\"UPLOAD\"", "\"SHARE\"")
                .doesNotContain("\"ITEM_UPLOAD\"");
    }

    @Test
    void noEventComesTwiceAndEachIsAsOldAsItIs() throws Exception {
        try (LivelyDay day = LivelyDay.start(box, 60_000, 1)) {
            await().atMost(SOON).until(() -> day.happened() >= 100);
        }

        assertThat(ids(http.read("limit=500"))).doesNotHaveDuplicates();
        String createdAt = json(http.read("")).at("/entries/0/created_at").asText();
        assertThat(OffsetDateTime.parse(createdAt).toInstant())
                .isBetween(box.now().minus(SOON), box.now());
    }

    @Test
    void theSameSeedIsTheSameDay() throws Exception {
        try (FakeBox other = FakeBox.start();
                LivelyDay first = LivelyDay.start(box, 60_000, 5);
                LivelyDay second = LivelyDay.start(other, 60_000, 5)) {
            await().atMost(SOON).until(() -> Math.min(first.happened(), second.happened()) >= 60);

            List<String> firstIds = ids(http.read("limit=40"));
            assertThat(firstIds).hasSize(40).isEqualTo(ids(new Http(other).read("limit=40")));
        }
    }

    @Test
    void aClosedDayIsOver() {
        LivelyDay day = LivelyDay.start(box, 60_000, 1);
        await().atMost(SOON).until(() -> day.happened() > 0);

        day.close();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Threads.named("fake-box-lively-day")).isEmpty());
    }

    @Test
    void thePaceHasItsLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> LivelyDay.start(box, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> LivelyDay.start(box, 60_001, 1));
    }
}
