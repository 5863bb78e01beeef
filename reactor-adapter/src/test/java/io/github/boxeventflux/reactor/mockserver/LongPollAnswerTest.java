package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockserver.model.HttpResponse.response;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpRequest;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What a long-poll server may say, and what it leads to. */
class LongPollAnswerTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final SkippedWaits time = new SkippedWaits();
    private final Told told = new Told();
    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(time).listener(told).build();

    @Test
    void newChangeLeadsToAReadingAndTheServerIsUsedAgain() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"), page("600"), page("700", "e2"), page("700"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"), message("new_change"));

        eventIds().take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();

        assertThat(calls())
                .startsWith("READ", "FIND", "POLL 500", "READ", "READ", "POLL 600", "READ")
                .containsOnlyOnce("FIND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconnect", "max_retries"})
    void serversAreLookedUpAgainAndWhatWasMissedIsRead(String message) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()), servers(box.pollUrl()))
                .answers(LONG_POLL, message(message));

        eventIds().take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(calls()).startsWith("READ", "FIND", "POLL 500", "FIND", "READ");
        assertThat(told.lines()).contains("reconnect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "[]",
                "null",
                "new_change",
                "<html></html>",
                "{\"message\":\"something_new\"}",
                "{\"message\":null}",
                "{\"message\":{\"new_change\":1}}",
                "{\"message\":\"new_ch"
            })
    void whatMayMeanAnythingLeadsToAReading(String body) {
        assertLeadsToAReading(response(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"new_change\"}",
                "{\"version\":2,\"extra\":[{}],\"message\":\"new_change\",\"more\":true}",
                "\uFEFF{\"message\":\"new_change\"}"
            })
    void theMessageIsFoundAmongWhateverElseIsSaid(String body) {
        assertLeadsToAReading(response(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"new_change", "something_new"})
    void answersAtOnceThatBringNothingAreSlowedDown(String message) {
        HttpResponse answer = message(message);
        box.answers(READ_EVENTS, page("500"), page("500"), page("500"), page("500"), page("500"), page("500"))
                .answers(READ_EVENTS, page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, answer, answer, answer, answer, answer, answer);

        eventIds().take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(time.waits())
                .startsWith(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15));
    }

    @Test
    void anEmptyAnswerOfAnother2xxIsAFaultOfTheServerAndNotOfTheStream() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answersAtLast(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, noBody(204), message("new_change"));

        eventIds().take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(told.lines()).contains("retry LONG_POLL 1");
    }

    @Test
    void nothingIsReadTwiceForOneNotice() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"), page("600"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        eventIds()
                .as(StepVerifier::create)
                .expectNext("e1")
                .then(() -> await().until(() -> calls().size() >= 6))
                .thenCancel()
                .verify();

        assertThat(calls()).containsExactly("READ", "FIND", "POLL 500", "READ", "READ", "POLL 600");
    }

    private void assertLeadsToAReading(HttpResponse answer) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, answer);

        eventIds().take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(calls()).startsWith("READ", "FIND", "POLL 500", "READ");
        assertThat(told.errors()).isEmpty();
    }

    private Flux<String> eventIds() {
        return client.stream(box.options().build()).map(Event::eventId);
    }

    private static List<String> calls() {
        return box.requests().stream().map(LongPollAnswerTest::call).toList();
    }

    private static String call(HttpRequest request) {
        BoxCall call = MockBox.callOf(request);
        String name = call.name().replaceAll(".*_(?=POLL)|_.*", "");
        return call == LONG_POLL ? name + " " + request.getFirstQueryStringParameter("stream_position") : name;
    }
}
