package io.github.boxeventflux.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.RecordedRequest.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class RequestsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void itReadsForTheUserAndLetsGo(FakeBox box) {
        BoxEventFlux.stream(box.options()
                        .asUser("11")
                        .streamType(StreamType.CHANGES)
                        .build())
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);

        assertThat(box.requests(Call.READ_EVENTS)).allSatisfy(request -> {
            assertThat(request.asUser()).isEqualTo("11");
            assertThat(request.parameter("stream_type")).isEqualTo("changes");
        });
        RecordedRequest poll = box.awaitRequest(request -> request.outcome().state() == State.CANCELLED, SOON);
        assertThat(poll.call()).isEqualTo(Call.LONG_POLL);
    }
}
