package io.github.boxeventflux.docs.testing;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class WithoutBoxTest {

    @Test
    void uploadsAreNamed() {
        Flux<Event> events = Flux.just(
                SampleEvents.upload("report.pdf"), SampleEvents.of(EventType.ITEM_TRASH), SampleEvents.fromJson("""
                        {"event_type": "ITEM_UPLOAD", "source": {"type": "file", "id": "7", "name": "logo.svg"}}"""));

        UploadNames.of(events)
                .as(StepVerifier::create)
                .expectNext("report.pdf", "logo.svg")
                .verifyComplete();
    }

    @Test
    void uploadsAreCollectedForAnHour() {
        StepVerifier.withVirtualTime(() -> UploadNames.eachHour(
                        Flux.just(SampleEvents.upload("a"), SampleEvents.upload("b"), SampleEvents.upload("c"))
                                .delayElements(Duration.ofMinutes(25))))
                .thenAwait(Duration.ofHours(1))
                .expectNext(List.of("a", "b"))
                .thenAwait(Duration.ofHours(1))
                .expectNext(List.of("c"))
                .verifyComplete();
    }

    @Test
    void noMoreIsAskedForThanIsWanted() {
        TestPublisher<Event> events = TestPublisher.create();

        StepVerifier.create(UploadNames.of(events.flux()), 1)
                .then(() -> events.assertMaxRequested(1))
                .then(() -> events.next(SampleEvents.upload("a")))
                .expectNext("a")
                .thenCancel()
                .verify();

        events.assertCancelled();
    }
}

/** What is tested: stands for the reader's own code. */
final class UploadNames {

    private UploadNames() {}

    static Flux<String> of(Flux<Event> events) {
        return events.filter(event -> event.eventType().equals(EventType.ITEM_UPLOAD))
                .mapNotNull(event -> event.source() instanceof ItemSource item ? item.name() : null);
    }

    static Flux<List<String>> eachHour(Flux<Event> events) {
        return of(events).buffer(Duration.ofHours(1));
    }
}
