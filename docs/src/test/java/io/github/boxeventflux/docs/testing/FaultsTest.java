package io.github.boxeventflux.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.FaultyNetwork;
import io.github.boxeventflux.test.NetworkFault;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class FaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event UPLOAD = SampleEvents.upload("report.pdf");

    private static StreamOptions impatient(FakeBox box) {
        return box.options()
                .startAt(StartAt.earliest())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(100))
                        .build())
                .build();
    }

    @Test
    void whateverPassesIsWaitedFor(FakeBox box) {
        box.publish(UPLOAD);
        box.inject(
                Call.READ_EVENTS,
                Fault.status(503).times(3),
                Fault.status(429).withRetryAfter(Duration.ofSeconds(1)),
                Fault.cut(),
                Fault.reset(),
                Fault.body("<html>Bad gateway</html>"));

        BoxEventFlux.stream(impatient(box))
                .as(StepVerifier::create)
                .expectNext(UPLOAD)
                .thenCancel()
                .verify(SOON);

        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(RecordedRequest::outcome)
                .extracting(RecordedRequest.Outcome::status)
                .startsWith(503, 503, 503, 429);
    }

    @Test
    void whatStaysEndsTheStream(FakeBox box) {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        BoxEventFlux.stream(box.options().build())
                .as(StepVerifier::create)
                .expectError(ForbiddenException.class)
                .verify(SOON);

        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(1);
    }

    @Test
    void patienceHasAnEnd(FakeBox box) {
        box.inject(Call.READ_EVENTS, Fault.status(429).forever());
        RetryOptions twoSeconds =
                RetryOptions.builder().giveUpAfter(Duration.ofSeconds(2)).build();

        BoxEventFlux.stream(box.options().retry(twoSeconds).build())
                .as(StepVerifier::create)
                .expectError(RateLimitedException.class)
                .verify(SOON);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfAnAnswerIsMadeAgain(FakeBox box) {
        box.publish(UPLOAD);
        try (FaultyNetwork network = FaultyNetwork.to(box.apiUrl())) {
            network.inject(NetworkFault.reset().afterAnswerBytes(100));

            BoxEventFlux.stream(impatient(box).toBuilder().apiUrl(network.url()).build())
                    .as(StepVerifier::create)
                    .expectNext(UPLOAD)
                    .thenCancel()
                    .verify(SOON);

            assertThat(network.connections()).isGreaterThan(1);
        }
    }
}
