package io.github.boxeventflux.reactor.mockserver;

import static org.mockserver.configuration.Configuration.configuration;
import static org.mockserver.model.HttpRequest.request;
import static org.mockserver.model.HttpResponse.response;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.matchers.TimeToLive;
import org.mockserver.matchers.Times;
import org.mockserver.model.Delay;
import org.mockserver.model.HttpError;
import org.mockserver.model.HttpRequest;
import org.mockserver.model.HttpResponse;
import reactor.test.StepVerifier;

/**
 * MockServer in the place of Box: one for a class of tests. It keeps each request as it came and answers what the test has
 * put down for that call; a call for which nothing is left is held without an answer.
 */
final class MockBox implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final Delay HELD = Delay.minutes(60);

    /** How long a stream may do nothing; then it is cancelled, so that it cannot disturb the tests that follow. */
    private static final Duration STUCK = Duration.ofSeconds(20);

    private final Map<BoxCall, Deque<HttpResponse>> script = new EnumMap<>(BoxCall.class);
    private final Map<BoxCall, HttpResponse> last = new EnumMap<>(BoxCall.class);
    private final List<HttpRequest> requests = new ArrayList<>();
    private ClientAndServer server;
    private int test;

    @Override
    public void beforeAll(ExtensionContext context) {
        StepVerifier.setDefaultTimeout(STUCK);
        server = ClientAndServer.startClientAndServer(
                configuration().attemptToProxyIfNoMatchingExpectation(false).logLevel("ERROR"), 0);
        server.when(request()).respond(this::answer);
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        test++;
        script.clear();
        last.clear();
        requests.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        StepVerifier.resetDefaultTimeout();
        server.stop();
    }

    int port() {
        return server.getLocalPort();
    }

    URI apiUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/2.0");
    }

    /** Another one for each test: a request that the test before has left behind is known by it, and not counted. */
    String token() {
        return "SecretTokenOfTest" + test;
    }

    /** What every test sets. */
    StreamOptions.Builder options() {
        return StreamOptions.builder().apiUrl(apiUrl()).accessToken(token());
    }

    /** Where a long poll is answered; with the channel that nobody may see. */
    String pollUrl() {
        return "http://127.0.0.1:" + port() + "/subscribe?channel=SecretChannel&stream_type=all";
    }

    /** Puts down one answer after another to this call. */
    synchronized MockBox answers(BoxCall call, HttpResponse... answers) {
        script.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    /** Puts down what this call is answered when nothing else is left for it. */
    synchronized MockBox answersAtLast(BoxCall call, HttpResponse answer) {
        last.put(call, answer);
        return this;
    }

    /** Breaks the next call to that path, before all that is put down; it is not among the requests. */
    MockBox breaksNext(String path, HttpError fault) {
        server.when(request().withPath(path), Times.once(), TimeToLive.unlimited(), 10)
                .error(fault);
        return this;
    }

    /** The requests of this test, each as it came. */
    synchronized List<HttpRequest> requests() {
        return List.copyOf(requests);
    }

    /** Those for this call. */
    List<HttpRequest> requests(BoxCall call) {
        return requests().stream().filter(each -> callOf(each) == call).toList();
    }

    /** Method, path and query of each request, character for character. */
    List<String> lines() {
        return requests().stream().map(MockBox::line).toList();
    }

    /** The same for the requests for this call. */
    List<String> lines(BoxCall call) {
        return requests(call).stream().map(MockBox::line).toList();
    }

    private synchronized HttpResponse answer(HttpRequest request) {
        HttpResponse held = response().withDelay(HELD);
        if (!request.getFirstHeader("Authorization").contains(token())) {
            return held;
        }
        requests.add(request);
        HttpResponse next =
                script.getOrDefault(callOf(request), new ArrayDeque<>()).poll();
        return next == null ? last.getOrDefault(callOf(request), held) : next;
    }

    static BoxCall callOf(HttpRequest request) {
        if (request.getMethod().getValue().equals("OPTIONS")) {
            return BoxCall.FIND_SERVERS;
        }
        return request.getPath().getValue().endsWith("/events") ? BoxCall.READ_EVENTS : BoxCall.LONG_POLL;
    }

    private static String line(HttpRequest request) {
        String query = request.getQueryStringParameters().getRawParameterString();
        return request.getMethod() + " " + request.getPath() + (query == null ? "" : "?" + query);
    }
}
