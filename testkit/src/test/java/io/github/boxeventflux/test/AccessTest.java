package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final FakeBox box =
            FakeBox.builder().tokens("good").callsPerMinute(5).start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aCallWithoutATokenIsChallenged() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(box.apiUrl().resolve("/2.0/events"));

        HttpResponse<String> answer = http.send(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Service\"");
    }

    @Test
    void anUnknownTokenIsInvalidAndToldSoWithoutABody() throws Exception {
        assertRefused(readWith("bad"), "invalid_token");
        assertThat(http.read("").statusCode()).isEqualTo(200);
    }

    @Test
    void anyTokenIsGoodUnlessSomeAreNamed() throws Exception {
        try (FakeBox open = FakeBox.start()) {
            HttpRequest.Builder request = new Http(open).reading("").setHeader("Authorization", "Bearer whatever");

            assertThat(http.send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenExpiresByTheClock() throws Exception {
        String token = box.issueToken(Duration.ofHours(1));
        assertThat(readWith(token).statusCode()).isEqualTo(200);

        box.advance(Duration.ofHours(1));

        assertRefused(readWith(token), "expired_token");
    }

    @Test
    void aRevokedTokenIsInvalid() throws Exception {
        box.revokeToken("good");

        assertRefused(http.read(""), "invalid_token");
        assertRefused(http.findServers("all"), "invalid_token");
    }

    @Test
    void oneCallTooManyInAMinuteIsRefusedUntilTheMinuteIsOver() throws Exception {
        for (int call = 0; call < 5; call++) {
            assertThat(http.read("").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = http.read("");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).get("code").asText()).isEqualTo("rate_limit_exceeded");
        long seconds = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(seconds).isBetween(1L, 60L);

        box.advance(Duration.ofSeconds(60));
        assertThat(http.read("").statusCode()).isEqualTo(200);
    }

    @Test
    void theLimitIsOfEachUser() throws Exception {
        for (int call = 0; call < 6; call++) {
            http.read("");
        }

        assertThat(readAs("4711").statusCode()).isEqualTo(200);
    }

    @Test
    void aNamedUserHasEventsOfItsOwn() throws Exception {
        box.publish(events("mine"));
        box.account("4711").publish(events("theirs"));

        assertThat(ids(readAs("4711"))).containsExactly("theirs");
        assertThat(ids(http.read(""))).containsExactly("mine");
        assertThat(ids(http.read("stream_type=admin_logs"))).containsExactly("mine", "theirs");
    }

    @Test
    void anyOtherUserHasTheEventsOfTheOwner() throws Exception {
        box.publish(events("mine"));

        assertThat(ids(readAs("5"))).containsExactly("mine");
        assertThat(box.requests(Call.READ_EVENTS).get(0).asUser()).isEqualTo("5");
    }

    @Test
    void aUserIsPolledForOnAChannelOfItsOwn() throws Exception {
        FakeAccount other = box.account("4711");
        String mine = url(http.findServers("all"));
        String theirs = url(http.send(http.finding("all").header("As-User", "4711")));
        assertThat(theirs).isNotEqualTo(mine);
        var myPoll = http.poll(mine, http.newest("all"));
        var theirPoll = http.poll(theirs, other.newestPosition(StreamType.ALL));
        box.awaitHeldPolls(2, Http.SOON);

        other.publish(events("theirs"));

        assertThat(theirPoll.get().body()).contains("new_change");
        assertThat(myPoll).isNotDone();
    }

    /** Theirs is the same {@link String#hashCode()}. */
    @Test
    void noTwoUsersShareAChannel() throws Exception {
        box.account("Aa");
        box.account("BB");

        assertThat(url(http.send(http.finding("all").header("As-User", "Aa"))))
                .isNotEqualTo(url(http.send(http.finding("all").header("As-User", "BB"))));
    }

    @Test
    void whatGoesWrongForOneUserGoesWrongForNobodyElse() throws Exception {
        box.account("4711").inject(Call.READ_EVENTS, Fault.status(403).forever());
        box.account("4711").inject(Call.LONG_POLL, Fault.status(503));
        box.account("12");
        box.inject(Call.READ_EVENTS, Fault.status(500));

        assertThat(readAs("4711").statusCode()).isEqualTo(403);
        assertThat(readAs("12").statusCode()).isEqualTo(500);
        assertThat(readAs("4711").statusCode()).isEqualTo(403);
        assertThat(readAs("12").statusCode()).isEqualTo(200);
        String theirs = url(http.send(http.finding("all").header("As-User", "4711")));
        assertThat(http.poll(theirs, "0").get().statusCode()).isEqualTo(503);

        box.clearFaults();
        assertThat(readAs("4711").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> readWith(String token) throws Exception {
        return http.send(http.reading("").setHeader("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> readAs(String user) throws Exception {
        return http.send(http.reading("").header("As-User", user));
    }

    private static String url(HttpResponse<String> servers) {
        return json(servers).at("/entries/0/url").asText();
    }

    private static void assertRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"Service\", error=\"" + error + "\"");
    }
}
