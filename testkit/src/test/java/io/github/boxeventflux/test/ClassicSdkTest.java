package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxAPIResponseException;
import com.box.sdk.BoxEvent;
import com.box.sdk.EnterpriseEventsRequest;
import com.box.sdk.EnterpriseEventsStreamRequest;
import com.box.sdk.EventListener;
import com.box.sdk.EventLog;
import com.box.sdk.EventStream;
import io.github.boxeventflux.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The official SDK's classic API finds its Box here, and goes wrong here as it does there. */
@SuppressWarnings("deprecation")
class ClassicSdkTest {

    private final FakeBox box = FakeBox.builder().gzip(true).start();
    private final BoxAPIConnection api = new CleartextConnection(box.token());
    private final Listener heard = new Listener();

    ClassicSdkTest() {
        api.setBaseURL(box.apiUrl().resolve("/").toString());
        api.setMaxRetryAttempts(1);
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void itsEventStreamHearsEventsAsTheyHappen() {
        start(new EventStream(api, -1, 0));
        box.awaitHeldPolls(1, SOON);

        box.publish(SampleEvents.numbered(0, 3));
        await().atMost(SOON).until(() -> heard.ids.size() == 3);
        box.awaitHeldPolls(1, SOON);
        box.publish(SampleEvents.numbered(3));
        await().atMost(SOON).until(() -> heard.ids.size() == 4);

        assertThat(heard.ids).isEqualTo(ids(SampleEvents.numbered(0, 4)));
        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(request -> request.parameter("limit"))
                .contains("800");
    }

    @Test
    void itsEventStreamPollsTheSameServerAgainWhenToldToReconnect() {
        start(new EventStream(api, -1, 0));
        box.awaitHeldPolls(1, SOON);

        box.answerPolls(Fault.message("reconnect"));

        box.awaitRequests(Call.LONG_POLL, 2, SOON);
        assertThat(box.count(Call.FIND_SERVERS)).isEqualTo(1);
    }

    @Test
    void itsEventStreamDiesOfANumericUserId() {
        try (FakeBox numeric = FakeBox.builder().numericIds(true).start()) {
            api.setBaseURL(numeric.apiUrl().resolve("/").toString());
            start(new EventStream(api, -1, 0));
            numeric.awaitHeldPolls(1, SOON);

            numeric.publish(SampleEvents.numbered(0, 1));

            await().atMost(SOON).until(() -> !heard.errors.isEmpty());
            assertThat(heard.ids).isEmpty();
        }
    }

    @Test
    void itReadsTheLiveStreamOfAnEnterprisePageByPage() {
        Event[] events = SampleEvents.numbered(0, 7);
        box.publish(events);

        List<String> ids = new ArrayList<>();
        EventLog page;
        String position = "0";
        do {
            page = EventLog.getEnterpriseEventsStream(
                    api, new EnterpriseEventsStreamRequest().limit(3).position(position));
            page.forEach(event -> ids.add(event.getID()));
            position = page.getNextStreamPosition();
        } while (page.getSize() > 0);

        assertThat(ids).isEqualTo(ids(events));
    }

    @Test
    void itReadsAWindowOfHistoryFilteredByType() {
        Date hourAgo = Date.from(box.now().minusSeconds(3600));
        box.publish(
                "{\"type\":\"event\",\"event_id\":\"x\",\"event_type\":\"LOGIN\",\"created_at\":\"%s\"}"
                        .formatted(box.now()),
                "{\"type\":\"event\",\"event_id\":\"y\",\"event_type\":\"UPLOAD\",\"created_at\":\"%s\"}"
                        .formatted(box.now()));

        EventLog page = EventLog.getEnterpriseEvents(
                api, new EnterpriseEventsRequest().after(hourAgo).types(BoxEvent.EventType.UPLOAD));

        assertThat(page).extracting(BoxEvent::getID).containsExactly("y");
    }

    @Test
    void itUnderstandsHowItIsRefused() {
        assertThatThrownBy(() ->
                        EventLog.getEnterpriseEventsStream(api, new EnterpriseEventsStreamRequest().position("12345")))
                .isInstanceOfSatisfying(BoxAPIResponseException.class, refused -> {
                    assertThat(refused.getResponseCode()).isEqualTo(400);
                    assertThat(refused).hasMessageContaining("Invalid stream position");
                });
    }

    private void start(EventStream stream) {
        stream.addListener(heard);
        stream.start();
    }

    private static List<String> ids(Event... events) {
        return Arrays.stream(events).map(Event::eventId).toList();
    }

    /** It refuses plain http unless its client is replaced. */
    private static final class CleartextConnection extends BoxAPIConnection {

        CleartextConnection(String token) {
            super(token);
        }

        @Override
        protected okhttp3.Call createNewCall(OkHttpClient client, Request request) {
            return client.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                    .build()
                    .newCall(request);
        }
    }

    private static final class Listener implements EventListener {

        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final List<Throwable> errors = new CopyOnWriteArrayList<>();

        @Override
        public void onEvent(BoxEvent event) {
            ids.add(event.getID());
        }

        @Override
        public void onNextPosition(long position) {}

        @Override
        public boolean onException(Throwable error) {
            errors.add(error);
            return true;
        }
    }
}
