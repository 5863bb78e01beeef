package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.box.sdkgen.box.developertokenauth.BoxDeveloperTokenAuth;
import com.box.sdkgen.box.errors.BoxAPIError;
import com.box.sdkgen.client.BoxClient;
import com.box.sdkgen.managers.events.GetEventsQueryParams;
import com.box.sdkgen.managers.events.GetEventsQueryParamsEventTypeField;
import com.box.sdkgen.managers.events.GetEventsQueryParamsStreamTypeField;
import com.box.sdkgen.networking.baseurls.BaseUrls;
import com.box.sdkgen.networking.boxnetworkclient.BoxNetworkClient;
import com.box.sdkgen.networking.network.NetworkSession;
import com.box.sdkgen.schemas.event.Event;
import com.box.sdkgen.schemas.events.Events;
import io.github.boxeventflux.stream.StreamType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official SDK's generated API finds its Box here, and goes wrong here as it does there. */
class GeneratedSdkTest {

    private final FakeBox box = FakeBox.builder().gzip(true).start();
    private final BoxClient sdk = client(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void itsEventStreamHearsEventsAsTheyHappen() throws Exception {
        Iterator<Event> stream = sdk.getEvents().getEventStream().iterator();
        CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> take(4, stream));
        box.awaitHeldPolls(1, SOON);

        box.publish(SampleEvents.numbered(0, 3));
        box.awaitHeldPolls(1, SOON);
        box.publish(SampleEvents.numbered(3));

        assertThat(heard.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ids(SampleEvents.numbered(0, 4)));
    }

    @Test
    void itsEventStreamFindsServersAgainWhenToldToReconnect() throws Exception {
        CompletableFuture<List<String>> heard = hearOne();

        box.answerPolls(Fault.message("reconnect"));

        box.awaitRequests(Call.FIND_SERVERS, 2, SOON);
        box.publish(SampleEvents.numbered(0));
        assertThat(heard.get(SOON.toSeconds(), TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void itsEventStreamPollsTheSameServerAgainAfterTooManyPolls() throws Exception {
        CompletableFuture<List<String>> heard = hearOne();

        box.answerPolls(Fault.message("max_retries"));

        box.awaitRequests(Call.LONG_POLL, 2, SOON);
        assertThat(box.count(Call.FIND_SERVERS)).isEqualTo(1);
        box.publish(SampleEvents.numbered(0));
        assertThat(heard.get(SOON.toSeconds(), TimeUnit.SECONDS)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(GetEventsQueryParamsStreamTypeField.class)
    void itPagesThroughEveryStream(GetEventsQueryParamsStreamTypeField streamType) {
        var events = SampleEvents.numbered(0, 7);
        box.publish(events);

        List<String> ids = new ArrayList<>();
        String position = "0";
        Events page;
        do {
            page = sdk.getEvents()
                    .getEvents(new GetEventsQueryParams.Builder()
                            .streamType(streamType)
                            .streamPosition(position)
                            .limit(3L)
                            .build());
            page.getEntries().forEach(event -> ids.add(event.getEventId()));
            position = page.getNextStreamPosition().getLongNumber().toString();
        } while (page.getChunkSize() > 0);

        assertThat(ids).isEqualTo(ids(events));
    }

    @Test
    void itReadsPositionsThatAreText() {
        try (FakeBox texts = FakeBox.builder().positionsAsText(true).start()) {
            var position = client(texts).getEvents().getEvents().getNextStreamPosition();

            assertThat(String.valueOf(position.isString() ? position.getString() : position.getLongNumber()))
                    .isEqualTo(texts.account().newestPosition(StreamType.ALL));
        }
    }

    @Test
    void itFiltersByType() {
        box.publish(SampleEvents.ofEveryType().toArray(io.github.boxeventflux.event.Event[]::new));

        Events page = sdk.getEvents()
                .getEvents(new GetEventsQueryParams.Builder()
                        .streamType(GetEventsQueryParamsStreamTypeField.ADMIN_LOGS_STREAMING)
                        .eventType(List.of(
                                GetEventsQueryParamsEventTypeField.UPLOAD, GetEventsQueryParamsEventTypeField.LOGIN))
                        .build());

        assertThat(page.getEntries())
                .extracting(event -> event.getEventType().getStringValue())
                .containsExactlyInAnyOrder("UPLOAD", "LOGIN");
    }

    @Test
    void itReadsEverySampleEvent() {
        var samples = SampleEvents.ofEveryType();
        box.publish(samples.toArray(io.github.boxeventflux.event.Event[]::new));

        Events page = sdk.getEvents()
                .getEvents(new GetEventsQueryParams.Builder().limit(500L).build());

        assertThat(page.getEntries())
                .extracting(event -> event.getEventType().getStringValue())
                .isEqualTo(
                        samples.stream().map(event -> event.eventType().value()).toList());
    }

    @Test
    void itUnderstandsHowItIsRefused() {
        assertThatThrownBy(() -> sdk.getEvents()
                        .getEvents(new GetEventsQueryParams.Builder()
                                .streamPosition("12345")
                                .build()))
                .isInstanceOfSatisfying(BoxAPIError.class, refused -> {
                    assertThat(refused.getResponseInfo().getStatusCode()).isEqualTo(400);
                    assertThat(refused.getResponseInfo().getCode()).isEqualTo("bad_request");
                });
    }

    @Test
    void itRetriesWhatIsTransient() {
        box.inject(Call.READ_EVENTS, Fault.status(503));

        assertThat(sdk.getEvents().getEvents().getEntries()).isEmpty();
        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(2);
    }

    private CompletableFuture<List<String>> hearOne() {
        Iterator<Event> stream = sdk.getEvents().getEventStream().iterator();
        CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> take(1, stream));
        box.awaitHeldPolls(1, SOON);
        return heard;
    }

    private static List<String> take(int count, Iterator<Event> stream) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count && stream.hasNext()) {
            ids.add(stream.next().getEventId());
        }
        return ids;
    }

    private static List<String> ids(io.github.boxeventflux.event.Event... events) {
        return Arrays.stream(events)
                .map(io.github.boxeventflux.event.Event::eventId)
                .toList();
    }

    /** It refuses plain http unless its client is replaced. */
    private static BoxClient client(FakeBox box) {
        OkHttpClient cleartext = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .readTimeout(SOON)
                .build();
        NetworkSession session = new NetworkSession.Builder()
                .baseUrls(new BaseUrls.Builder()
                        .baseUrl(box.apiUrl().resolve("/").toString().replaceAll("/$", ""))
                        .build())
                .networkClient(new BoxNetworkClient(cleartext))
                .build();
        return new BoxClient.Builder(new BoxDeveloperTokenAuth(box.token()))
                .networkSession(session)
                .build();
    }
}
