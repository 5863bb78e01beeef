package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.pageJson;
import static io.github.boxeventflux.reactor.mockserver.Answers.pageWith;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.model.ConnectionOptions.connectionOptions;
import static org.mockserver.model.HttpResponse.response;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** 200 with something that is no page, and pages with something that is no event. */
class MalformedPageTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final Told told = new Told();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(new SkippedWaits())
            .listener(told)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{}",
                "<html>gateway</html>",
                "{\"chunk_size\":0}",
                "{\"entries\":null,\"next_stream_position\":\"500\"}",
                "{\"entries\":{},\"next_stream_position\":\"500\"}",
                "{\"entries\":\"none\",\"next_stream_position\":\"500\"}",
                "{\"entries\":[{\"event_id\":\"e0\"},",
                "{\"entries\":[],\"next_stream_position\":\"500\"",
                "{\"entries\":[],\"next_stream_position\":\"500\"} and more"
            })
    void whatIsNoPageIsAskedForAgain(String body) {
        assertAskedAgain(response(body), MalformedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 205, 206, 207})
    void another2xxIsAskedForAgain(int status) {
        assertAskedAgain(noBody(status), MalformedAnswerException.class);

        assertThat(told.errors().get(0).status()).isEqualTo(status);
    }

    @Test
    void another2xxIsNotTakenForAPageThoughItLooksLikeOne() {
        assertAskedAgain(page("400", "e0").withStatusCode(206), MalformedAnswerException.class);
    }

    @Test
    void aPageThatIsCutOffIsAskedForAgainAndNothingOfItIsDelivered() {
        HttpResponse cut = page("400", "e0")
                .withConnectionOptions(connectionOptions()
                        .withContentLengthHeaderOverride(5_000)
                        .withCloseSocket(true));

        assertAskedAgain(cut, UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "0", "\"0\"", "\"now\"", "{}", "[1]", "true"})
    void aStreamThatStartsNowAsksAgainUntilItIsToldAPlace(String positionJson) {
        box.answers(READ_EVENTS, pageWith(positionJson), page("500"));

        client.pages(box.options().build())
                .take(1)
                .map(record -> record.page().nextPosition().value())
                .as(StepVerifier::create)
                .expectNext("500")
                .verifyComplete();

        assertThat(told.errors()).singleElement().isInstanceOf(MalformedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "0", "\"0\"", "\"now\"", "{}"})
    void aGoodPlaceIsKeptWhenBoxNamesNone(String positionJson) {
        box.answers(READ_EVENTS, page("500", "e1"), pageWith(positionJson, "e2"));

        eventIds().take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();

        assertThat(told.lines()).contains("kept 500").doesNotContain("retry READ_EVENTS 1");
    }

    @Test
    void anEntryThatIsNoEventCostsOnlyItself() {
        String body = pageJson("\"500\"", "e1", "e2").replace("},{", "},null,17,\"text\",[],{\"event_id\":{}},{");
        box.answers(READ_EVENTS, response(body));

        eventIds()
                .filter(id -> !id.isEmpty())
                .take(2)
                .as(StepVerifier::create)
                .expectNext("e1", "e2")
                .verifyComplete();

        assertThat(told.errors()).isEmpty();
    }

    @Test
    void aPageThatIsTooLargeEndsTheStreamAndNamesTheOption() {
        box.answers(READ_EVENTS, page("500", "e".repeat(2_000)));

        client.stream(box.options()
                        .startAt(StartAt.earliest())
                        .limits(AnswerLimits.builder().maxPageBytes(1_024).build())
                        .build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(LimitExceededException.class)
                        .hasMessageContaining("limits.maxPageBytes"))
                .verify();

        assertThat(box.requests()).hasSize(1);
    }

    private void assertAskedAgain(HttpResponse bad, Class<? extends Throwable> type) {
        box.answers(READ_EVENTS, bad, page("500", "e1"));

        eventIds().take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(box.lines().get(1)).isEqualTo(box.lines().get(0));
        assertThat(told.errors()).singleElement().isInstanceOf(type);
    }

    private Flux<String> eventIds() {
        return client.stream(box.options().startAt(StartAt.earliest()).build())
                .map(event -> event.eventId() == null ? "" : event.eventId());
    }
}
