package io.github.boxeventflux.docs.testing;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

class SharedBoxTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final FakeBoxExtension BOXES =
            FakeBoxExtension.with(box -> box.realistic(7).tokens("a-token"));

    @BeforeAll
    static void publish(FakeBox box) {
        box.publish(SampleEvents.numbered(0, 100));
    }

    @Test
    void eachComesOnceThoughBoxRepeatsThem(FakeBox box) {
        BoxEventFlux.stream(box.options().startAt(StartAt.earliest()).build())
                .take(100)
                .map(Event::eventId)
                .collect(Collectors.toSet())
                .map(Set::size)
                .as(StepVerifier::create)
                .expectNext(100)
                .expectComplete()
                .verify(SOON);
    }
}
