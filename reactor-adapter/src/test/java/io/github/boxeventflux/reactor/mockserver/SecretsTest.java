package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.model.HttpResponse.response;

import ch.qos.logback.classic.Level;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpError;
import org.mockserver.model.HttpResponse;
import reactor.test.StepVerifier;

/** Neither a token nor a channel is ever shown, whatever goes wrong: in no error, in none of its causes, in no log. */
class SecretsTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @RegisterExtension
    final Logged logged = new Logged(Level.TRACE);

    private final Told told = new Told();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(new SkippedWaits())
            .listener(told)
            .build();

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 401, 403, 404, 408, 429, 500})
    void noStatusShowsTheToken(int status) {
        box.answersAtLast(READ_EVENTS, noBody(status));

        assertThat(endOf(options())).doesNotContain(box.token());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void aTokenThatBoxEchoesIsNotShown(int status) {
        HttpResponse echo = error(status, token(), "Authorization: Bearer " + token() + " is not allowed")
                .withHeader("WWW-Authenticate", "Bearer realm=\"Service\", error=\"" + token() + "\"");
        box.answersAtLast(READ_EVENTS, echo);

        assertThat(endOf(options())).doesNotContain(box.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
            })
    void noBrokenAnswerShowsTheToken(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        box.breaksNext("/2.0/events", HttpError.error().withResponseBytes(bytes).withDropConnection(true))
                .answersAtLast(READ_EVENTS, noBody(403));

        assertThat(endOf(options())).doesNotContain(box.token());
        assertThat(told.errors()).hasSize(1);
    }

    @Test
    void noPageThatCannotBeReadShowsWhatItHolds() {
        box.answersAtLast(READ_EVENTS, response("{\"entries\":[],\"" + token() + "\":" + token()));

        assertThat(endOf(options())).doesNotContain(box.token());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 401, 403, 404, 429, 500})
    void noStatusOfALongPollShowsTheChannel(int status) {
        box.answers(READ_EVENTS, page("500"))
                .answersAtLast(READ_EVENTS, page("500"))
                .answersAtLast(FIND_SERVERS, servers(box.pollUrl()))
                .answersAtLast(LONG_POLL, noBody(status));

        assertThat(endOf(options())).doesNotContain(box.token()).doesNotContain("SecretChannel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/subscribe?channel=SecretChannel",
                "http://events.invalid/subscribe?channel=SecretChannel",
                "http://127.0.0.1:99999/subscribe?channel=SecretChannel",
                "not an address?channel=SecretChannel",
                "http:///subscribe?channel=SecretChannel",
                "http://127.0.0.1:PORT/subscribe?channel=SecretChannel#fragment"
            })
    void noAddressThatCannotBeCalledShowsTheChannel(String url) {
        box.answersAtLast(READ_EVENTS, page("500"))
                .answersAtLast(FIND_SERVERS, servers(url.replace("PORT", String.valueOf(box.port()))))
                .answersAtLast(LONG_POLL, noBody(404));

        assertThat(endOf(options().trustedHosts("events.invalid")))
                .doesNotContain(box.token())
                .doesNotContain("SecretChannel");
        assertThat(told.errors()).isNotEmpty();
    }

    /** Everything that can be read of the end of that stream and of what happened on the way. */
    private String endOf(StreamOptions.Builder options) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        client.stream(options.retry(RetryOptions.builder()
                                .giveUpAfter(Duration.ofSeconds(10))
                                .build())
                        .build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> print(error, out))
                .verify();
        told.errors().forEach(error -> print(error, out));
        told.lines().forEach(out::println);
        logged.lines().forEach(out::println);
        return text.toString();
    }

    private static void print(Throwable error, PrintWriter out) {
        out.println(error);
        error.printStackTrace(out);
    }

    private static StreamOptions.Builder options() {
        return box.options().accessToken(token());
    }

    /** As long as Box's are. */
    private static String token() {
        return box.token() + "abcdefghijABCDEFGHIJ";
    }
}
