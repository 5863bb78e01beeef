package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockserver.model.HttpRequest;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Each subscription is a reader of its own; all share the client's connections. */
class ColdTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @Test
    void nothingIsAskedBeforeSomebodySubscribes() {
        box.answersAtLast(READ_EVENTS, page("500", "e1"));
        Flux<Event> neverRead = BoxEventFlux.stream(
                box.options().asUser("never").startAt(StartAt.earliest()).build());

        Flux<Event> read = BoxEventFlux.stream(
                box.options().asUser("reads").startAt(StartAt.earliest()).build());
        read.take(1).as(StepVerifier::create).expectNextCount(1).verifyComplete();

        assertThat(neverRead).isNotNull();
        assertThat(box.requests()).isNotEmpty().allMatch(request -> request.containsHeader("As-User", "reads"));
    }

    @Test
    void nothingIsAskedBeforeSomebodyWantsAnEventWhenNoPageMayBeReadAhead() {
        box.answersAtLast(READ_EVENTS, page("500", "e1"));

        BoxEventFlux.stream(box.options()
                        .startAt(StartAt.earliest())
                        .prefetchPages(0)
                        .build())
                .as(events -> StepVerifier.create(events, 0))
                .expectSubscription()
                .then(() -> assertThat(box.requests()).isEmpty())
                .thenRequest(1)
                .expectNextCount(1)
                .thenCancel()
                .verify();
    }

    @Test
    void aSecondSubscriptionStartsAgainAndKnowsNothingOfTheFirst() {
        box.answers(READ_EVENTS, page("500", "e1", "e2"));
        Flux<String> events = eventIds();
        events.take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();
        long before = readsFromTheStart();

        box.answersAtLast(READ_EVENTS, page("500", "e1", "e2"));
        events.take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();

        assertThat(before).isEqualTo(1);
        assertThat(readsFromTheStart()).isEqualTo(2);
    }

    @Test
    void twoSubscriptionsAtATimeReadApart() {
        box.answersAtLast(READ_EVENTS, page("500", "e1"));
        Flux<String> events = eventIds().take(1);

        Flux.merge(events, events)
                .as(StepVerifier::create)
                .expectNext("e1", "e1")
                .verifyComplete();

        assertThat(readsFromTheStart()).isEqualTo(2);
    }

    /** Two: a page is asked for while the connection that brought the one before is being given back. */
    @Test
    void pagesComeOverConnectionsThatAreUsedAgain() {
        HttpResponse[] pages = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> page("at" + number, "e" + number))
                .toArray(HttpResponse[]::new);
        box.answers(READ_EVENTS, pages);

        newClient().stream(box.options().startAt(StartAt.earliest()).build())
                .take(20)
                .as(StepVerifier::create)
                .expectNextCount(20)
                .verifyComplete();

        assertThat(connectionsOf(box.requests(READ_EVENTS))).hasSizeBetween(1, 2);
    }

    @Test
    void aLongPollHasAConnectionOfItsOwn() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        newClient().stream(box.options().build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(connectionsOf(box.requests(LONG_POLL)))
                .hasSize(1)
                .doesNotContainAnyElementsOf(connectionsOf(box.requests(READ_EVENTS)))
                .doesNotContainAnyElementsOf(connectionsOf(box.requests(FIND_SERVERS)));
    }

    private static BoxEventClient newClient() {
        return BoxEventClient.builder().build();
    }

    private static Flux<String> eventIds() {
        return BoxEventFlux.stream(box.options().startAt(StartAt.earliest()).build())
                .map(Event::eventId);
    }

    private static long readsFromTheStart() {
        return box.lines().stream()
                .filter(line -> line.contains("stream_position=0"))
                .count();
    }

    private static List<String> connectionsOf(List<HttpRequest> requests) {
        return requests.stream().map(HttpRequest::getRemoteAddress).distinct().toList();
    }
}
