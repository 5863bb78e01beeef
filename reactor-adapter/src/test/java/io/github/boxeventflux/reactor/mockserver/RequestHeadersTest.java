package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.BoxCall;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockserver.model.HttpRequest;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** The headers of the three calls. */
class RequestHeadersTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @ParameterizedTest
    @EnumSource
    void eachCallCarriesTheTokenAndAsksForJsonThatMayBeCompressed(BoxCall call) {
        makeEachCallOnce(box.options());

        HttpRequest request = box.requests(call).get(0);
        assertThat(request.getHeader("Authorization")).containsExactly("Bearer " + box.token());
        assertThat(request.getHeader("Accept")).containsExactly("application/json");
        assertThat(request.getFirstHeader("Accept-Encoding")).startsWith("gzip");
        assertThat(request.getHeader("Host")).containsExactly("127.0.0.1:" + box.port());
    }

    @ParameterizedTest
    @EnumSource
    void eachCallNamesTheLibraryAndItsVersionOnly(BoxCall call) {
        makeEachCallOnce(box.options());

        assertThat(box.requests(call).get(0).getHeader("User-Agent"))
                .singleElement()
                .asString()
                .matches("box-event-flux/\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @ParameterizedTest
    @EnumSource
    void noCallHasABodyOrAnythingElseToTell(BoxCall call) {
        makeEachCallOnce(box.options());

        HttpRequest request = box.requests(call).get(0);
        assertThat(request.getBodyAsRawBytes()).isNullOrEmpty();
        assertThat(request.getFirstHeader("Content-Length")).isIn("", "0");
        assertThat(request.getHeaderList())
                .extracting(header -> header.getName().getValue().toLowerCase(Locale.ROOT))
                .filteredOn(name -> !name.equals("content-length"))
                .containsExactlyInAnyOrder("authorization", "accept", "accept-encoding", "user-agent", "host");
    }

    @ParameterizedTest
    @EnumSource
    void eachCallIsMadeForTheOtherUser(BoxCall call) {
        makeEachCallOnce(box.options().asUser("11446498"));

        assertThat(box.requests(call).get(0).getHeader("As-User")).containsExactly("11446498");
    }

    @Test
    void headersOfTheApplicationsOwnClientAreSentToo() {
        box.answers(READ_EVENTS, page("500"));
        HttpClient own = HttpClient.create().headers(headers -> headers.set("X-Through", "proxy"));

        BoxEventClient.builder()
                .httpClient(own)
                .build()
                .pages(box.options().build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        HttpRequest request = box.requests().get(0);
        assertThat(request.getHeader("X-Through")).containsExactly("proxy");
        assertThat(request.getFirstHeader("User-Agent")).startsWith("box-event-flux/");
    }

    private static void makeEachCallOnce(StreamOptions.Builder options) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        BoxEventFlux.stream(options.build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(List.of(BoxCall.values()))
                .allSatisfy(call -> assertThat(box.requests(call)).isNotEmpty());
    }
}
