package io.github.boxeventflux.test;

import io.github.boxeventflux.campaigns.faults.Wire;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A {@link FakeBox} without its sockets: what it answers, and how that breaks on the way, in the scheduler's time. */
public final class InMemoryBox implements Wire {

    /** Nobody listens there. */
    public static final URI API = URI.create("http://127.0.0.1:1/2.0");

    private static final List<URI> REALTIME =
            List.of(URI.create("http://127.0.0.1:2/subscribe"), URI.create("http://127.0.0.1:3/subscribe"));

    private final Scheduler scheduler;
    private final BoxClock clock;
    private final RequestLog log = new RequestLog(new Changes());
    private final FaultScript script = new FaultScript();
    private final Tokens tokens;
    private final HeldPolls polls;
    private final Accounts accounts;
    private final BoxCalls calls;

    /** One that nothing has happened in. */
    public InMemoryBox(FakeBoxBuilder builder, Scheduler scheduler) {
        this.scheduler = scheduler;
        Settings settings = builder.settings();
        clock = new BoxClock(settings.clock());
        polls = new HeldPolls(settings.hold(), scheduler, log, new Changes());
        accounts = new Accounts(
                new EventLogs(settings, clock, UnaryOperator.identity()),
                json -> StoredEvent.of(json, clock.instant()),
                polls,
                script);
        tokens = new Tokens(clock, settings.tokens());
        TokenEndpoint noTokens = new TokenEndpoint(settings, tokens, new RefreshTokens(clock));
        calls = new BoxCalls(settings, clock, accounts, tokens, noTokens, polls);
        calls.realtimeUrls(REALTIME);
    }

    /** As {@link FakeBox#publish(String...)}. */
    public void publish(String... json) {
        accounts.owner().publish(json);
    }

    /** As {@link FakeBox#inject}. */
    public void inject(Call call, Fault... faults) {
        script.add(call, List.of(faults));
    }

    /** As {@link FakeBox#clearFaults()}. */
    public void clearFaults() {
        script.clear();
    }

    /** As {@link FakeBox#revokeToken}. */
    public void revokeToken(String token) {
        tokens.revoke(token);
    }

    /** As {@link FakeBox#answerPolls}. */
    public void answerPolls(Fault fault) {
        polls.answerAll(fault);
    }

    /** As {@link FakeBox#heldPolls()}. */
    public int heldPolls() {
        return polls.count();
    }

    /** As {@link FakeBox#requests()}. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    @Override
    public Mono<Reply> exchange(String method, URI url, Map<String, String> headers) {
        return Mono.defer(() -> {
            Call call = Call.of(method, url.getPath());
            Fault fault = script.next(accounts.owner().channel(), call);
            RecordedRequest request = log.add(number -> recorded(number, call, fault, method, url, headers));
            return calls.answer(request, fault)
                    .flatMap(answer -> answer.delay().isZero()
                            ? Mono.just(answer)
                            : Mono.just(answer).delayElement(answer.delay(), scheduler))
                    .doOnNext(answer -> log.answered(request.number(), answer.status()))
                    .flatMap(this::delivered);
        });
    }

    private Mono<Reply> delivered(Answer answer) {
        Reply whole = new Reply(answer.status(), answer.headers(), answer.body());
        return switch (answer.delivery()) {
            case WHOLE -> Mono.just(whole);
            case TRICKLE ->
                Mono.just(whole)
                        .delayElement(answer.pace().multipliedBy(answer.body().length()), scheduler);
            case HEAD_ONLY, NOTHING -> Mono.never();
            case CUT, CUT_CHUNKED -> Mono.error(new IOException("closed before all of it had come"));
            case RESET, RESET_MIDWAY -> Mono.error(new IOException("reset by peer"));
            case GARBAGE -> Mono.error(new IllegalArgumentException("no HTTP"));
        };
    }

    private RecordedRequest recorded(
            long number, Call call, Fault fault, String method, URI url, Map<String, String> headers) {
        Map<String, String> parameters = new LinkedHashMap<>();
        new QueryStringDecoder(url)
                .parameters()
                .forEach((name, values) -> parameters.put(name, values.get(values.size() - 1)));
        return new RecordedRequest(
                number,
                call,
                method,
                url.getPath(),
                url.getRawQuery(),
                parameters,
                null,
                headers,
                "memory",
                0,
                clock.instant(),
                new RecordedRequest.Outcome(RecordedRequest.State.PENDING, 0, fault.nameInLog()));
    }
}
