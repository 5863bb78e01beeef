package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.pageWith;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

/** What is logged: a warning at each change of state, and nothing louder than DEBUG for what is usual. */
class LogTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @RegisterExtension
    final Logged logged = new Logged(Level.DEBUG);

    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(new SkippedWaits()).build();

    @Test
    void aStreamThatWorksLogsNothingAboveDebug() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"), page("600", "e1"), page("700", "e2"))
                .answers(FIND_SERVERS, servers(box.pollUrl()), servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"), message("reconnect"));

        read(2, box.options());

        assertThat(logged.lines()).isNotEmpty().allMatch(line -> line.startsWith("DEBUG"));
    }

    @Test
    void aFaultIsWarnedOfOnceUntilItIsOver() {
        box.answers(READ_EVENTS, noBody(500), noBody(502), noBody(503), noBody(504), page("500", "e1"))
                .answers(READ_EVENTS, noBody(500), noBody(502), page("600", "e2"));

        read(2, box.options().startAt(StartAt.earliest()));

        assertThat(logged.lines(Level.WARN)).hasSize(2).allMatch(line -> line.contains("reading events"));
        assertThat(logged.lines(Level.INFO))
                .satisfiesExactly(
                        first -> assertThat(first).contains("after 4 failures"),
                        second -> assertThat(second).contains("after 2 failures"));
        assertThat(logged.lines(Level.DEBUG).stream().filter(line -> line.contains("times in a row")))
                .hasSize(4);
    }

    @Test
    void aRefusalOfTooManyCallsIsWarnedOfOnceUntilThePaceIsFullAgain() {
        box.answers(READ_EVENTS, noBody(429), page("500", "e1"), noBody(429), page("600", "e2"));

        read(2, box.options().startAt(StartAt.earliest()));

        assertThat(logged.lines(Level.WARN).stream().filter(line -> line.contains("calls a minute")))
                .singleElement()
                .asString()
                .contains("with 500 calls a minute");
        assertThat(logged.lines(Level.DEBUG)).anyMatch(line -> line.contains("slowed down to 250 calls a minute"));
    }

    @Test
    void eachCallIsWarnedOfByItself() {
        box.answers(READ_EVENTS, noBody(500), page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, noBody(500), noBody(500), servers(box.pollUrl(), box.pollUrl()))
                .answers(LONG_POLL, noBody(404), message("new_change"));

        read(1, box.options());

        assertThat(logged.lines(Level.WARN))
                .satisfiesExactly(
                        first -> assertThat(first).contains("reading events"),
                        second -> assertThat(second).contains("looking up the long-poll servers"),
                        third -> assertThat(third).contains("waiting for news"));
        assertThat(logged.lines(Level.INFO)).hasSize(3);
    }

    @Test
    void aPositionThatBoxDidNotNameIsWarnedOfOnceInARow() {
        box.answers(READ_EVENTS, page("500", "e1"), pageWith("null", "e2"), pageWith("null", "e3"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        read(3, box.options().startAt(StartAt.earliest()));

        assertThat(logged.lines(Level.WARN)).singleElement().asString().contains("goes on from 500");
    }

    @Test
    void aForeignServerIsWarnedOfOnce() {
        String foreign = "https://events.example.org/subscribe?channel=SecretChannel";
        box.answers(READ_EVENTS, page("500"), page("500"), page("600", "e1"))
                .answersAtLast(FIND_SERVERS, servers(foreign, box.pollUrl()))
                .answers(LONG_POLL, message("reconnect"), message("new_change"));

        read(1, box.options());

        assertThat(logged.lines(Level.WARN))
                .singleElement()
                .asString()
                .contains("events.example.org")
                .contains("trustedHosts")
                .doesNotContain("SecretChannel");
    }

    @Test
    void eachLineNamesTheStream() {
        box.answers(READ_EVENTS, noBody(500), page("500", "e1"));

        read(1, box.options().startAt(StartAt.earliest()).name("audit"));

        assertThat(logged.lines()).isNotEmpty().allMatch(line -> line.contains(" audit (all): "));
    }

    @Test
    void theEndOfAStreamByAnErrorIsTheSubscribersToLog() {
        box.answers(READ_EVENTS, noBody(403));

        client.stream(box.options().build()).as(StepVerifier::create).verifyError();

        assertThat(logged.lines()).allMatch(line -> line.startsWith("DEBUG"));
    }

    private void read(int events, StreamOptions.Builder options) {
        client.stream(options.build())
                .take(events)
                .as(StepVerifier::create)
                .expectNextCount(events)
                .verifyComplete();
    }
}
