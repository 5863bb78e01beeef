package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpResponse;
import reactor.test.StepVerifier;

/** The rows of the error table that pass by themselves: waited out, asked again, and never seen by the subscriber. */
class PassingFaultTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final SkippedWaits time = new SkippedWaits();
    private final Told told = new Told();
    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(time).listener(told).build();

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 501, 502, 503, 504, 599})
    void anAnswerThatItCannotBeServedNowIsWaitedOut(int status) {
        assertPasses(error(status, "unavailable", "Service unavailable"), UnavailableException.class)
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(status);
                    assertThat(fault.code()).isEqualTo("unavailable");
                    assertThat(fault.requestId()).isEqualTo(Answers.REQUEST_ID);
                    assertThat(fault.retryAfter()).isNull();
                });
        assertThat(told.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay).isLessThanOrEqualTo(FIRST_BACKOFF));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void theSameWithoutABody(int status) {
        assertPasses(noBody(status), UnavailableException.class)
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void theSameWithAPageOfHtml(int status) {
        assertPasses(noBody(status).withBody("<html><body>Sorry</body></html>"), RetryableException.class)
                .hasMessageNotContaining("html");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void retryAfterInSecondsIsWaited(int status) {
        assertPasses(noBody(status).withHeader("Retry-After", "37"), RetryableException.class);

        assertWaited(Duration.ofSeconds(37));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void retryAfterAsADateIsWaited(int status) {
        HttpResponse answer = noBody(status)
                .withHeader("Date", "Wed, 21 Oct 2026 07:28:00 GMT")
                .withHeader("Retry-After", "Wed, 21 Oct 2026 07:28:42 GMT");

        assertPasses(answer, RetryableException.class);

        assertWaited(Duration.ofSeconds(42));
    }

    @Test
    void retryAfterAsADateIsMeasuredAgainstOurOwnClockWhereBoxSaysNoTime() {
        box.answers(
                READ_EVENTS, noBody(429).withHeader("Retry-After", "Wed, 21 Oct 2026 07:28:42 GMT"), page("500", "e1"));
        Clock clock = Clock.fixed(Instant.parse("2026-10-21T07:28:00Z"), ZoneOffset.UTC);

        readOneEvent(BoxEventClient.builder()
                .scheduler(time)
                .clock(clock)
                .listener(told)
                .build());

        assertWaited(Duration.ofSeconds(42));
    }

    @Test
    void retryAfterAsADateThatIsOverIsReplacedByABackoff() {
        HttpResponse answer = noBody(429)
                .withHeader("Date", "Wed, 21 Oct 2026 07:28:00 GMT")
                .withHeader("Retry-After", "Wed, 21 Oct 2026 07:27:00 GMT");

        assertPasses(answer, RateLimitedException.class)
                .satisfies(fault -> assertThat(fault.retryAfter()).isZero());

        assertThat(told.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay).isLessThanOrEqualTo(FIRST_BACKOFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", ""})
    void retryAfterThatIsNeitherIsReplacedByABackoff(String value) {
        assertPasses(noBody(429).withHeader("Retry-After", value), RateLimitedException.class);

        assertThat(told.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay).isLessThanOrEqualTo(FIRST_BACKOFF));
    }

    @Test
    void a429IsRateLimitedWithBoxsCode() {
        assertPasses(error(429, "rate_limit_exceeded", "Request rate limit exceeded"), RateLimitedException.class)
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(429);
                    assertThat(fault.code()).isEqualTo("rate_limit_exceeded");
                });
    }

    @Test
    void faultsInARowAreWaitedOutEverLonger() {
        box.answers(
                READ_EVENTS,
                noBody(500),
                noBody(502),
                noBody(503),
                noBody(504),
                noBody(429),
                noBody(408),
                page("9", "e1"));

        readOneEvent(client);

        assertThat(told.errors()).hasSize(6);
        assertThat(told.delays())
                .satisfiesExactly(
                        first -> assertThat(first).isLessThanOrEqualTo(Duration.ofSeconds(1)),
                        second -> assertThat(second).isLessThanOrEqualTo(Duration.ofSeconds(2)),
                        third -> assertThat(third).isLessThanOrEqualTo(Duration.ofSeconds(4)),
                        fourth -> assertThat(fourth).isLessThanOrEqualTo(Duration.ofSeconds(8)),
                        fifth -> assertThat(fifth).isLessThanOrEqualTo(Duration.ofSeconds(16)),
                        sixth -> assertThat(sixth).isLessThanOrEqualTo(Duration.ofSeconds(32)));
    }

    @ParameterizedTest
    @CsvSource({"500, UnavailableException", "429, RateLimitedException", "200, MalformedAnswerException"})
    void aLookUpOfServersIsWaitedOutToo(int status, String error) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, noBody(status), servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        client.stream(box.options().build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(told.lines()).contains("retry FIND_SERVERS 1", "recovered FIND_SERVERS 1");
        assertThat(told.errors())
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .hasMessageContaining("long-poll servers")
                        .extracting(each -> each.getClass().getSimpleName())
                        .isEqualTo(error));
        assertThat(box.requests(FIND_SERVERS)).hasSize(2);
    }

    private AbstractThrowableAssert<?, RetryableException> assertPasses(
            HttpResponse fault, Class<? extends RetryableException> type) {
        box.answers(READ_EVENTS, fault, page("500", "e1"));

        readOneEvent(client);

        assertThat(box.lines().get(1)).isEqualTo(box.lines().get(0));
        assertThat(told.lines()).contains("retry READ_EVENTS 1", "recovered READ_EVENTS 1");
        assertThat(told.errors()).hasSize(1);
        return assertThat(told.errors().get(0)).isInstanceOf(type);
    }

    private void assertWaited(Duration wait) {
        assertThat(told.errors().get(0).retryAfter()).isEqualTo(wait);
        assertThat(told.delays()).containsExactly(wait);
        assertThat(time.waits()).contains(wait);
    }

    private static void readOneEvent(BoxEventClient client) {
        client.stream(box.options().startAt(StartAt.earliest()).build())
                .take(1)
                .map(Event::eventId)
                .as(StepVerifier::create)
                .expectNext("e1")
                .verifyComplete();
    }
}
