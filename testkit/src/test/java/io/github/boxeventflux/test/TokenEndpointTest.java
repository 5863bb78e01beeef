package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final String APPLICATION = "&client_id=an-app&client_secret=s3cret";
    private static final String FOR_ENTERPRISE =
            "grant_type=client_credentials&box_subject_type=enterprise&box_subject_id=4711" + APPLICATION;

    private final FakeBox box = FakeBox.builder()
            .tokens("no-other")
            .application("an-app", "s3cret")
            .tokenLifetime(Duration.ofMinutes(90))
            .start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void anApplicationGetsATokenThatIsGoodForAsLongAsItSays() throws Exception {
        HttpResponse<String> answer = ask(FOR_ENTERPRISE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("expires_in").asInt()).isEqualTo(5400);
        assertThat(json(answer).get("token_type").asText()).isEqualTo("bearer");
        assertThat(json(answer).has("refresh_token")).isFalse();
        String token = accessToken(answer);
        assertThat(readWith(token)).isEqualTo(200);
        box.advance(Duration.ofMinutes(90));
        assertThat(readWith(token)).isEqualTo(401);
    }

    @Test
    void eachTokenIsAnotherOne() throws Exception {
        assertThat(accessToken(ask(FOR_ENTERPRISE))).isNotEqualTo(accessToken(ask(FOR_ENTERPRISE)));
    }

    @Test
    void aTokenCanBeRevoked() throws Exception {
        String token = accessToken(ask(FOR_ENTERPRISE));

        box.revokeToken(token);

        assertThat(readWith(token)).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndBringsTheNextOne() throws Exception {
        String first = box.issueRefreshToken();

        HttpResponse<String> answer = refresh(first);

        assertThat(readWith(accessToken(answer))).isEqualTo(200);
        String second = json(answer).get("refresh_token").asText();
        assertRefused(refresh(first), 400, "invalid_grant", "Refresh token has expired");
        assertThat(refresh(second).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsGoodFor60Days() throws Exception {
        String kept = box.issueRefreshToken();
        box.advance(Duration.ofDays(60));

        assertRefused(refresh(kept), 400, "invalid_grant", "Refresh token has expired");
        assertRefused(refresh("unheard-of"), 400, "invalid_grant", "Refresh token has expired");
    }

    @Test
    void aRefreshTokenIsUsedUpThoughItsAnswerIsLost() throws Exception {
        String first = box.issueRefreshToken();
        box.inject(Call.ISSUE_TOKEN, Fault.none().withBody("{\"access_tok"));

        refresh(first);

        assertRefused(refresh(first), 400, "invalid_grant", "Refresh token has expired");
    }

    @Test
    void itIsNotUsedUpWhereTheCallIsNotDone() throws Exception {
        String first = box.issueRefreshToken();
        box.inject(Call.ISSUE_TOKEN, Fault.status(503));

        refresh(first);

        assertThat(refresh(first).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"an-app, wrong", "another-app, s3cret"})
    void anUnknownApplicationIsRefused(String id, String secret) throws Exception {
        String form = FOR_ENTERPRISE.replace("an-app", id).replace("s3cret", secret);

        assertRefused(ask(form), 401, "invalid_client", "The client credentials are invalid");
    }

    @Test
    void anyApplicationIsGoodUnlessSomeAreNamed() throws Exception {
        try (FakeBox open = FakeBox.start()) {
            assertThat(new Http(open).send(asking(open, FOR_ENTERPRISE)).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "grant_type=authorization_code, unsupported_grant_type",
        "no_grant_type=, invalid_request",
        "grant_type=client_credentials&box_subject_type=enterprise, invalid_request",
        "grant_type=client_credentials&box_subject_type=group&box_subject_id=1, invalid_grant",
        "grant_type=refresh_token, invalid_request",
        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=no-jwt, invalid_grant",
    })
    void whatIsMissingOrWrongIsSaid(String form, String error) throws Exception {
        HttpResponse<String> answer = ask(form + APPLICATION);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asText()).isEqualTo(error);
    }

    @Test
    void anAssertionIsTakenForAToken() throws Exception {
        HttpResponse<String> answer =
                ask("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=aa.bb.c-_c" + APPLICATION);

        assertThat(readWith(accessToken(answer))).isEqualTo(200);
    }

    @Test
    void whatIsNoFormIsRefused() throws Exception {
        HttpRequest.Builder json = asking(box, FOR_ENTERPRISE).setHeader("Content-Type", "application/json");

        assertRefused(http.send(json), 400, "invalid_request", "The request must be sent as a form");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(http.send(HttpRequest.newBuilder(box.tokenUrl())).statusCode())
                .isEqualTo(405);
    }

    @Test
    void theLogKeepsWhatWasSentAndShowsNoSecret() throws Exception {
        ask("grant_type=refresh_token&refresh_token=a%26b" + APPLICATION);

        RecordedRequest request = box.requests(Call.ISSUE_TOKEN).get(0);
        assertThat(request.body()).isEqualTo("grant_type=refresh_token&refresh_token=a%26b" + APPLICATION);
        assertThat(request.formField("refresh_token")).isEqualTo("a&b");
        assertThat(request.formField("client_id")).isEqualTo("an-app");
        assertThat(request.formField("scope")).isNull();
        assertThat(request.outcome()).hasToString("ANSWERED 400");
        assertThat(box.requests())
                .asString()
                .contains("ISSUE_TOKEN POST /oauth2/token")
                .doesNotContain("s3cret", "a%26b");
    }

    @Test
    void otherRequestsHaveNoForm() throws Exception {
        http.read("");

        assertThat(box.requests().get(0).body()).isNull();
        assertThat(box.requests().get(0).formField("grant_type")).isNull();
    }

    @Test
    void itCanBeBrokenAsEveryCall() throws Exception {
        box.inject(
                Call.ISSUE_TOKEN,
                Fault.status(503).withRetryAfter(Duration.ofSeconds(7)),
                Fault.body("<html>"),
                Fault.none().withHeader("X", "1"));

        HttpResponse<String> unavailable = ask(FOR_ENTERPRISE);
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).contains("7");
        assertThat(ask(FOR_ENTERPRISE).body()).isEqualTo("<html>");
        assertThat(readWith(accessToken(ask(FOR_ENTERPRISE)))).isEqualTo(200);
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S"})
    void aLifeThatCannotBeTold(String lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeBox.builder().tokenLifetime(Duration.parse(lifetime)))
                .withMessageStartingWith("tokenLifetime: " + lifetime + " is not allowed; allowed is 1 s and more");
    }

    private HttpResponse<String> refresh(String refreshToken) throws Exception {
        return ask("grant_type=refresh_token&refresh_token=" + refreshToken + APPLICATION);
    }

    private HttpResponse<String> ask(String form) throws Exception {
        return http.send(asking(box, form));
    }

    private static HttpRequest.Builder asking(FakeBox box, String form) {
        return HttpRequest.newBuilder(box.tokenUrl())
                .timeout(Http.SOON)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private int readWith(String token) throws Exception {
        return http.send(http.reading("").setHeader("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String accessToken(HttpResponse<String> answer) {
        return json(answer).get("access_token").asText();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error, String description) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("error").asText()).isEqualTo(error);
        assertThat(json(answer).get("error_description").asText()).isEqualTo(description);
    }
}
