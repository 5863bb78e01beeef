package io.github.boxeventflux.docs.readme;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class UploadsTest {

    @Test
    void anUploadArrivesThoughBoxIsDownForAMoment(FakeBox box) {
        Event upload = SampleEvents.upload("report.pdf");
        box.inject(Call.READ_EVENTS, Fault.status(503));

        BoxEventFlux.stream(box.options().build())
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, Duration.ofSeconds(10)))
                .then(() -> box.publish(upload))
                .expectNext(upload)
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }
}
