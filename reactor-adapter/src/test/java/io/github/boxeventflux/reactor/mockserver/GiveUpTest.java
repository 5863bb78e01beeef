package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockserver.model.HttpResponse;
import reactor.test.StepVerifier;

/** A stream that may give up ends with the last error; by default none does. */
class GiveUpTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final SkippedWaits time = new SkippedWaits();
    private final Told told = new Told();
    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(time).listener(told).build();

    @Test
    void theLastErrorComesWhenTheTimeIsUp() {
        box.answers(READ_EVENTS, page("500", "e1"), noBody(500), noBody(429))
                .answersAtLast(READ_EVENTS, error(503, "unavailable", "Service unavailable"));

        client.stream(givingUpAfter(Duration.ofSeconds(20)))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(UnavailableException.class, last -> {
                            assertThat(last.status()).isEqualTo(503);
                            assertThat(last.code()).isEqualTo("unavailable");
                            assertThat(last.requestId()).isEqualTo(Answers.REQUEST_ID);
                        }))
                .verify();

        assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
    }

    @Test
    void aWaitThatBoxAsksForBeyondTheTimeIsNotWaited() {
        box.answersAtLast(READ_EVENTS, noBody(429).withHeader("Retry-After", "30"));

        client.stream(givingUpAfter(Duration.ofSeconds(20)))
                .as(StepVerifier::create)
                .verifyError(RateLimitedException.class);

        assertThat(box.requests()).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aSuccessStartsTheTimeAnew() {
        box.answers(READ_EVENTS, after("15"), page("500", "e1"), after("15"), page("600", "e2"));

        client.stream(givingUpAfter(Duration.ofSeconds(20)))
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(2)
                .verifyComplete();
    }

    @Test
    void aLookUpOfServersGivesUpToo() {
        box.answers(READ_EVENTS, page("500")).answersAtLast(FIND_SERVERS, noBody(200));

        client.stream(givingUpAfter(Duration.ofSeconds(20)).toBuilder()
                        .startAt(StartAt.now())
                        .build())
                .as(StepVerifier::create)
                .verifyError(MalformedAnswerException.class);
    }

    @Test
    void withoutThatTimeAStreamOutlivesAHundredFaults() {
        box.answersAtLast(READ_EVENTS, noBody(503));
        client.stream(box.options().startAt(StartAt.earliest()).build())
                .as(StepVerifier::create)
                .expectSubscription()
                .then(() -> await().until(() -> told.errors().size() > 100))
                .then(() -> box.answersAtLast(READ_EVENTS, page("500", "e1")))
                .expectNextCount(1)
                .thenCancel()
                .verify();

        assertThat(told.delays()).allSatisfy(delay -> assertThat(delay).isLessThanOrEqualTo(Duration.ofMinutes(1)));
    }

    private static StreamOptions givingUpAfter(Duration time) {
        return box.options()
                .startAt(StartAt.earliest())
                .retry(RetryOptions.builder().giveUpAfter(time).build())
                .build();
    }

    private static HttpResponse after(String seconds) {
        return noBody(503).withHeader("Retry-After", seconds);
    }
}
