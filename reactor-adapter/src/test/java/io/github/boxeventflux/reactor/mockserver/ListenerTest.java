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
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockserver.model.HttpError;
import reactor.test.StepVerifier;

/** What a listener is told, and in which order. */
class ListenerTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @RegisterExtension
    final Logged logged = new Logged(Level.WARN);

    private final Told told = new Told();

    @Test
    void everythingFromStartToEnd() {
        box.answers(READ_EVENTS, noBody(500), noBody(503), page("500"), page("600", "e1", "e2"))
                .answers(READ_EVENTS, page("700", "e2", "e3"), page("700"), pageWith("null", "e4"))
                .answers(FIND_SERVERS, servers(box.pollUrl()), servers("https://events.example.org", box.pollUrl()))
                .answers(LONG_POLL, message("new_change"), message("reconnect"));

        read(client(told), 4, box.options().name("audit"));

        assertThat(told.lines())
                .containsExactly(
                        "start of audit (all)",
                        "retry READ_EVENTS 1",
                        "retry READ_EVENTS 2",
                        "recovered READ_EVENTS 2",
                        "page of 0 to 500",
                        "wait",
                        "page of 2 to 600",
                        "repeats 1",
                        "page of 1 to 700",
                        "page of 0 to 700",
                        "wait",
                        "reconnect",
                        "refused events.example.org",
                        "kept 700",
                        "page of 1 to 700",
                        "end by cancel");
    }

    @Test
    void failuresOfTheLongPollAreCountedUntilOneIsAnswered() {
        box.breaksNext("/subscribe", HttpError.error().withDropConnection(true))
                .answers(READ_EVENTS, page("500"), page("500"), page("500"), page("600", "e1"))
                .answersAtLast(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, noBody(404), message("new_change"));

        read(client(told), 1, box.options());

        assertThat(told.lines())
                .containsSubsequence("retry LONG_POLL 1", "reconnect", "retry LONG_POLL 2", "recovered LONG_POLL 2");
    }

    @Test
    void typesThatWereNotAskedForAreNoPartOfAPage() {
        box.answers(READ_EVENTS, page("500", "e1", "e2"), page("600"));

        client(told)
                .pages(box.options()
                        .startAt(StartAt.earliest())
                        .eventTypes(EventType.ITEM_TRASH)
                        .build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(told.lines()).contains("page of 0 to 500");
    }

    @Test
    void theEndIsToldWhenAStreamCompletes() {
        box.answers(READ_EVENTS, page("500", "e1"), page("500"));

        client(told).stream(box.options()
                        .streamType(StreamType.ADMIN_LOGS)
                        .createdBefore(Instant.parse("2026-01-02T00:00:00Z"))
                        .build())
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertEndIsToldOnce("end by onComplete");
    }

    @Test
    void theEndIsToldWhenAStreamFails() {
        box.answers(READ_EVENTS, noBody(403));

        client(told).stream(box.options().build()).as(StepVerifier::create).verifyError();

        assertEndIsToldOnce("end by onError");
        assertThat(told.errors()).isEmpty();
    }

    @Test
    void oneListenerIsToldOfEachSubscriptionByName() {
        box.answersAtLast(READ_EVENTS, page("500", "e1"));
        BoxEventClient client = client(told);

        read(client, 1, box.options().startAt(StartAt.earliest()).name("one"));
        read(client, 1, box.options().startAt(StartAt.earliest()).name("two"));

        assertThat(told.lines()).contains("start of one (all)", "start of two (all)");
    }

    @Test
    void aListenerThatThrowsHarmsNobodyAndIsWarnedOfOnce() {
        box.answers(READ_EVENTS, noBody(500), page("500"), page("600", "e1", "e1"), pageWith("null", "e2"))
                .answers(FIND_SERVERS, servers("https://events.example.org", box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        read(client(throwing(), told), 2, box.options().name("audit"));

        await().untilAsserted(
                        () -> assertThat(told.lines()).contains("start of audit (all)", "kept 600", "end by cancel"));
        List<String> warnings = logged.lines(Level.WARN).stream()
                .filter(line -> line.contains("the listener"))
                .toList();
        assertThat(warnings).singleElement().asString().contains("thrown by a listener");
    }

    private void assertEndIsToldOnce(String end) {
        await().untilAsserted(() -> assertThat(told.lines()).endsWith(end).containsOnlyOnce(end));
    }

    private static void read(BoxEventClient client, int events, StreamOptions.Builder options) {
        client.stream(options.build())
                .take(events)
                .as(StepVerifier::create)
                .expectNextCount(events)
                .verifyComplete();
    }

    private static BoxEventClient client(StreamListener... listeners) {
        BoxEventClient.Builder builder = BoxEventClient.builder().scheduler(new SkippedWaits());
        List.of(listeners).forEach(builder::listener);
        return builder.build();
    }

    /** Throws whatever it is told. */
    private static StreamListener throwing() {
        return (StreamListener) Proxy.newProxyInstance(
                ListenerTest.class.getClassLoader(), new Class<?>[] {StreamListener.class}, (proxy, method, args) -> {
                    throw new AssertionError("thrown by a listener");
                });
    }
}
