package io.github.boxeventflux.test;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One request and its answer: recorded, met by the script, answered, sent, and seen to its end. */
final class Exchange {

    private final Settings settings;
    private final Clock clock;
    private final RequestLog log;
    private final FaultScript script;
    private final Accounts accounts;
    private final BoxCalls calls;
    private final Scheduler scheduler;
    private final Sender sender;

    Exchange(
            Settings settings,
            Clock clock,
            RequestLog log,
            FaultScript script,
            Accounts accounts,
            BoxCalls calls,
            Scheduler scheduler) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.script = script;
        this.accounts = accounts;
        this.calls = calls;
        this.scheduler = scheduler;
        this.sender = new Sender(scheduler);
    }

    Publisher<Void> handle(HttpServerRequest http, HttpServerResponse response) {
        Call call = Call.of(http.method().name(), path(http));
        return call == Call.ISSUE_TOKEN
                ? http.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> handle(call, body, http, response))
                : handle(call, null, http, response);
    }

    private Mono<Void> handle(Call call, @Nullable String body, HttpServerRequest http, HttpServerResponse response) {
        Map<String, String> parameters = parameters(http);
        Fault fault = script.next(account(call, parameters, http).channel(), call);
        RecordedRequest request = log.add(number -> recorded(number, call, parameters, fault, body, http));
        boolean gzip = settings.gzip()
                && request.headers().getOrDefault("Accept-Encoding", "").contains("gzip");
        AtomicBoolean over = new AtomicBoolean();
        return calls.answer(request, fault)
                .flatMap(answer -> answer.delay().isZero()
                        ? Mono.just(answer)
                        : Mono.just(answer).delayElement(answer.delay(), scheduler))
                .flatMap(
                        answer -> send(answer, gzip, request.number(), response).thenReturn(answer))
                .doOnNext(answer -> over.set(true))
                .doOnCancel(() -> {
                    if (!over.get()) {
                        log.cancelled(request.number());
                    }
                })
                .flatMap(answer -> sender.afterwards(answer, response));
    }

    private Mono<Void> send(Answer answer, boolean gzip, long number, HttpServerResponse response) {
        return Mono.defer(() -> {
            // Written down first: a client that has its answer finds it in the log.
            if (answer.delivery() != Delivery.NOTHING) {
                log.answered(number, answer.status());
            }
            return sender.send(answer, gzip, response);
        });
    }

    /** A realtime server knows the user by the channel, the API by the header. */
    private FakeAccount account(Call call, Map<String, String> parameters, HttpServerRequest http) {
        return call == Call.LONG_POLL
                ? accounts.onChannel(parameters.get("channel")).orElseGet(accounts::owner)
                : accounts.of(http.requestHeaders().get("As-User"));
    }

    private static Map<String, String> parameters(HttpServerRequest http) {
        Map<String, String> parameters = new LinkedHashMap<>();
        new QueryStringDecoder(http.uri())
                .parameters()
                .forEach((name, values) -> parameters.put(name, values.get(values.size() - 1)));
        return parameters;
    }

    private RecordedRequest recorded(
            long number,
            Call call,
            Map<String, String> parameters,
            Fault fault,
            @Nullable String body,
            HttpServerRequest http) {
        String uri = http.uri();
        int question = uri.indexOf('?');
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.requestHeaders()
                .forEach(field ->
                        headers.merge(field.getKey(), field.getValue(), (first, second) -> first + ", " + second));
        InetSocketAddress remote = Objects.requireNonNull((InetSocketAddress) http.connectionRemoteAddress());
        return new RecordedRequest(
                number,
                call,
                http.method().name(),
                path(http),
                question < 0 ? null : uri.substring(question + 1),
                parameters,
                body,
                headers,
                connectionId(http),
                remote.getPort(),
                clock.instant(),
                new RecordedRequest.Outcome(RecordedRequest.State.PENDING, 0, fault.nameInLog()));
    }

    private static String path(HttpServerRequest http) {
        return new QueryStringDecoder(http.uri()).path();
    }

    private static String connectionId(HttpServerRequest http) {
        String[] id = {""};
        http.withConnection(connection -> id[0] = connection.channel().id().asShortText());
        return id[0];
    }
}
