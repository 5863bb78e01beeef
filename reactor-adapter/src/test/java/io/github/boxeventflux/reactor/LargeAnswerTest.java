package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Answers that are longer than anything Box sends. */
class LargeAnswerTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HUGE = "x".repeat(100_000);

    private final FakeBox box = FakeBox.start();

    @AfterEach
    void close() {
        box.close();
    }

    private StreamOptions options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .limits(AnswerLimits.builder().maxPageBytes(2_000).build())
                .build();
    }

    @Test
    void aPageBeyondTheLimitEndsTheStreamAndNamesTheOption() {
        box.inject(Call.READ_EVENTS, Fault.body(HUGE).forever());

        BoxEventFlux.stream(options())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                LimitExceededException.class,
                                exceeded -> assertThat(exceeded.limit()).isEqualTo("limits.maxPageBytes"))
                        .hasMessageContaining("2000"))
                .verify(SOON);

        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void anErrorIsWhatItsStatusSaysHoweverLongItsBody() {
        box.inject(Call.READ_EVENTS, Fault.status(403).withBody(HUGE));

        BoxEventFlux.stream(options()).as(StepVerifier::create).verifyError(ForbiddenException.class);
    }

    @Test
    void aNoticeIsReadOnlyAsFarAsANoticeCanBe() {
        box.inject(Call.LONG_POLL, Fault.body(HUGE));

        BoxEventFlux.stream(options())
                .as(StepVerifier::create)
                .then(() -> box.awaitRequests(Call.LONG_POLL, 1, SOON))
                .then(() -> box.awaitRequests(Call.READ_EVENTS, 2, SOON))
                .thenCancel()
                .verify(SOON);
    }
}
