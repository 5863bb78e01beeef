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

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The rows of the error table that end a stream: one request, one typed error. */
class FatalAnswerTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @ParameterizedTest
    @ValueSource(strings = {"Invalid stream position", "nextStreamPosition value is malformed"})
    void a400ForThePositionIsALostPosition(String message) {
        assertEnds(error(400, "bad_request", message), PositionLostException.class)
                .satisfies(error -> {
                    assertThat(error.status()).isEqualTo(400);
                    assertThat(error.code()).isEqualTo("bad_request");
                    assertThat(error.requestId()).isEqualTo(Answers.REQUEST_ID);
                })
                .hasMessageContaining(message)
                .hasMessageContaining(Answers.REQUEST_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid created_after parameter",
                "created_after is in the future",
                "created_after is beyond one year in the past",
                "Bad Request"
            })
    void a400ForAnythingElseIsARejectedRequest(String message) {
        assertEnds(error(400, "bad_request", message), RejectedRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a400WithoutABodyIsARejectedRequest() {
        assertEnds(noBody(400), RejectedRequestException.class).satisfies(error -> {
            assertThat(error.code()).isNull();
            assertThat(error.requestId()).isNull();
        });
    }

    @Test
    void a403IsForbiddenWithBoxsCode() {
        assertEnds(error(403, "access_denied_insufficient_permissions", "Access denied"), ForbiddenException.class)
                .satisfies(error -> assertThat(error.code()).isEqualTo("access_denied_insufficient_permissions"));
    }

    @Test
    void a403WithoutABodyIsForbiddenWithTheCodeOfItsChallenge() {
        HttpResponse answer = noBody(403)
                .withHeader("WWW-Authenticate", "Bearer realm=\"Service\", error=\"insufficient_scope\"")
                .withHeader("Box-Request-Id", "0a1b2c3d");

        assertEnds(answer, ForbiddenException.class).satisfies(error -> {
            assertThat(error.code()).isEqualTo("insufficient_scope");
            assertThat(error.requestId()).isEqualTo("0a1b2c3d");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422, 451})
    void anyOther4xxIsARejectedRequest(int status) {
        assertEnds(error(status, "some_code", "Some message"), RejectedRequestException.class)
                .satisfies(error -> assertThat(error.status()).isEqualTo(status))
                .hasMessageContaining("some_code");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 409, 410, 412})
    void anyOther4xxWithoutABodyIsARejectedRequest(int status) {
        assertEnds(noBody(status), RejectedRequestException.class)
                .satisfies(error -> assertThat(error.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void a3xxIsNeverFollowed(int status) {
        HttpResponse redirect = noBody(status).withHeader("Location", "http://127.0.0.1:" + box.port() + "/2.0/events");

        assertEnds(redirect, RejectedRequestException.class).hasMessageContaining("redirect");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404})
    void whatEndsAReadingEndsALookUpOfServersToo(int status) {
        box.answers(READ_EVENTS, page("500")).answers(FIND_SERVERS, noBody(status));

        BoxEventFlux.stream(box.options().build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(FatalException.class)
                        .hasMessageContaining("looking up the long-poll servers"))
                .verify();

        assertThat(box.requests(FIND_SERVERS)).hasSize(1);
    }

    @Test
    void a400ForThePositionIsNoLostPositionWhenServersAreLookedUp() {
        box.answers(READ_EVENTS, page("500"))
                .answers(FIND_SERVERS, error(400, "bad_request", "Invalid stream position"));

        BoxEventFlux.stream(box.options().build()).as(StepVerifier::create).verifyError(RejectedRequestException.class);
    }

    @Test
    void whatWasReadBeforeIsDeliveredBeforeTheError() {
        box.answers(READ_EVENTS, page("500", "e1", "e2"), page("600", "e3"), page("600"), noBody(403))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        eventIds().as(StepVerifier::create).expectNext("e1", "e2", "e3").verifyError(ForbiddenException.class);
    }

    private static AbstractThrowableAssert<?, BoxEventException> assertEnds(
            HttpResponse answer, Class<? extends FatalException> type) {
        box.answers(READ_EVENTS, page("500", "e1"), answer);
        BoxEventException[] caught = new BoxEventException[1];

        eventIds()
                .as(StepVerifier::create)
                .expectNext("e1")
                .expectErrorSatisfies(error -> caught[0] = (BoxEventException) error)
                .verify();

        assertThat(box.requests()).hasSize(2);
        return assertThat(caught[0]).isExactlyInstanceOf(type);
    }

    private static Flux<String> eventIds() {
        return BoxEventFlux.stream(box.options().startAt(StartAt.earliest()).build())
                .map(Event::eventId);
    }
}
