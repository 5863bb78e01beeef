package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.reactor.mockserver.Answers.serversWith;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.model.HttpResponse.response;

import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpError;
import reactor.test.StepVerifier;

/** Long-poll servers: several, failing, used up. */
class RealtimeServersTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final SkippedWaits time = new SkippedWaits();
    private final Told told = new Told();
    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(time).listener(told).build();

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 307, 400, 401, 403, 404, 405, 408, 409, 410, 412, 429, 500, 502, 503, 504, 204})
    void aServerThatRefusesMakesRoomForTheNext(int status) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(url("a"), url("b")))
                .answers(LONG_POLL, noBody(status), message("new_change"));

        readOneEvent(box.options());

        assertThat(polled()).startsWith("/a", "/b");
        assertThat(box.requests(FIND_SERVERS)).hasSize(1);
        assertThat(told.lines()).contains("retry LONG_POLL 1", "recovered LONG_POLL 1");
        assertThat(told.errors().get(0))
                .isInstanceOf(status == 429 ? RateLimitedException.class : UnavailableException.class)
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(status));
        assertThat(told.delays()).containsExactly(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 429, 503})
    void whenAllRefuseServersAreLookedUpAgainAfterABackoff(int status) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(url("a"), url("b")), servers(url("c")))
                .answers(LONG_POLL, noBody(status), error(status, "some_code", "no"), message("new_change"));

        readOneEvent(box.options());

        assertThat(polled()).startsWith("/a", "/b");
        assertThat(box.requests(FIND_SERVERS)).hasSize(2);
        assertThat(told.lines()).contains("retry LONG_POLL 1", "retry LONG_POLL 2", "reconnect");
        assertThat(told.delays()).first().isEqualTo(Duration.ZERO);
    }

    @Test
    void retryAfterOfTheLastServerIsWaited() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answersAtLast(FIND_SERVERS, servers(url("a")))
                .answers(LONG_POLL, noBody(429).withHeader("Retry-After", "17"));

        readOneEvent(box.options());

        assertThat(time.waits()).contains(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatDropsTheConnectionMakesRoomForTheNext(boolean beforeTheAnswer) {
        HttpError fault = HttpError.error().withDropConnection(true);
        box.breaksNext(
                        "/a",
                        beforeTheAnswer
                                ? fault
                                : fault.withResponseBytes("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII)))
                .answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(url("a"), url("b")))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(box.options());

        assertThat(polled()).startsWith("/b");
        assertThat(told.errors()).singleElement().isInstanceOf(UnavailableException.class);
    }

    @Test
    void serversThatAlwaysRefuseEndTheStreamOnlyWhenItMayGiveUp() {
        box.answers(READ_EVENTS, page("500"))
                .answersAtLast(READ_EVENTS, page("500"))
                .answersAtLast(FIND_SERVERS, servers(url("a")))
                .answersAtLast(LONG_POLL, error(403, "forbidden", "not here"));

        client.stream(box.options()
                        .retry(RetryOptions.builder()
                                .giveUpAfter(Duration.ofSeconds(30))
                                .build())
                        .build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(UnavailableException.class, last -> {
                            assertThat(last.status()).isEqualTo(403);
                            assertThat(last.code()).isEqualTo("forbidden");
                        }))
                .verify();

        assertThat(told.errors()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"2\"", "\" 2 \""})
    void aServerIsUsedForAsManyPollsAsItTakes(String maxRetriesJson) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, serversWith("10", maxRetriesJson, url("a")), servers(url("b")));

        // No poll is answered, so each is over when its time is.
        readOneEvent(box.options()
                .longPoll(LongPollOptions.builder()
                        .maxWait(Duration.ofSeconds(30))
                        .build()));

        assertThat(time.waits()).startsWith(Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(told.lines()).contains("reconnect");
        assertThat(told.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3\""})
    void aServerIsUsedForAsManyMinutesAsItSays(String ttlJson) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, serversWith(ttlJson, "1000", url("a")), servers(url("b")));

        readOneEvent(box.options()
                .longPoll(LongPollOptions.builder()
                        .maxWait(Duration.ofSeconds(50))
                        .build()));

        assertThat(time.waits().stream().filter(Duration.ofSeconds(50)::equals)).hasSize(4);
        assertThat(told.lines()).contains("reconnect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"entries\":[]}",
                "{\"entries\":[{\"type\":\"realtime_server\"}]}",
                "{\"entries\":[{\"url\":\"no address\"}]}",
                "{\"entries\":[{\"url\":\"http:///nowhere\"}]}",
                "{\"entries\":"
            })
    void anAnswerThatNamesNoServerIsAskedForAgain(String body) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, response(body), servers(url("a")))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(box.options());

        assertThat(told.errors()).singleElement().isInstanceOf(MalformedAnswerException.class);
    }

    private void readOneEvent(StreamOptions.Builder options) {
        client.stream(options.build())
                .take(1)
                .map(Event::eventId)
                .as(StepVerifier::create)
                .expectNext("e1")
                .verifyComplete();
    }

    private static List<String> polled() {
        return box.requests(LONG_POLL).stream()
                .map(request -> request.getPath().getValue())
                .toList();
    }

    private static String url(String name) {
        return "http://127.0.0.1:" + box.port() + "/" + name + "?channel=SecretChannel";
    }
}
