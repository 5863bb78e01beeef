package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.internal.engine.CallPriority;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.EventsRequest;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.PageDecoder;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.internal.wire.RealtimeServersDecoder;
import io.github.boxeventflux.internal.wire.TrustedHosts;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The calls as requests and answers, with a token for each and a fresh one where Box refuses it. */
final class HttpBoxApi implements BoxApi {

    private final Transport transport;
    private final StreamTime time;
    private final StreamSignals signals;
    private final Admission admission;

    private final AccessTokenProvider tokens;
    private final Duration answerTimeout;
    private final EventsRequest request;
    private final CallPriority priority;
    private final TrustedHosts trustedHosts;
    private final PageDecoder pages;
    private final RealtimeServersDecoder servers;

    HttpBoxApi(
            StreamOptions options, Transport transport, StreamTime time, StreamSignals signals, Admission admission) {
        this.transport = transport;
        this.time = time;
        this.signals = signals;
        this.admission = admission;
        tokens = options.accessTokenProvider();
        answerTimeout = options.limits().answerTimeout();
        request = new EventsRequest(options);
        priority = options.streamType() == StreamType.ADMIN_LOGS ? CallPriority.HISTORY : CallPriority.LIVE;
        trustedHosts = new TrustedHosts(options);
        pages = new PageDecoder(options.limits());
        servers = new RealtimeServersDecoder(options.limits());
    }

    @Override
    public Mono<DecodedPage> readEvents(StreamPosition position) {
        return call(new Request(BoxCall.READ_EVENTS, priority, request.readEvents(position)))
                .map(this::page);
    }

    @Override
    public Mono<DecodedPage> readHistory(StreamPosition position, Period period) {
        URI url = request.readHistory(position, period);
        return call(new Request(BoxCall.READ_EVENTS, CallPriority.HISTORY, url)).map(this::page);
    }

    @Override
    public Mono<List<RealtimeServer>> findServers() {
        return call(new Request(BoxCall.FIND_SERVERS, priority, request.findServers()))
                .map(answer -> answer.decoded(found -> servers.decode(found.whole())))
                .map(this::trusted);
    }

    @Override
    public Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position) {
        return token(null)
                .doOnNext(token -> signals.call(BoxCall.LONG_POLL, Duration.ZERO))
                .flatMap(token -> exchange(BoxCall.LONG_POLL, EventsRequest.longPoll(server.url(), position), token))
                .map(answer -> LongPollAnswer.decode(answer.whole()));
    }

    /** One that the account's budget counts. */
    private record Request(BoxCall call, CallPriority priority, URI url) {}

    private Mono<AnswerBytes> call(Request made) {
        return token(null)
                .flatMap(token -> attempt(made, token)
                        .onErrorResume(UnauthorizedException.class, refusal -> again(made, token, refusal)));
    }

    /**
     * Once more with a fresh token; whoever has none says so by giving the refused one again. One that has expired while the
     * call waited to be admitted was not refused for anything else.
     */
    private Mono<AnswerBytes> again(Request made, AccessToken refused, UnauthorizedException refusal) {
        return token(refused)
                .filter(fresh -> !fresh.value().equals(refused.value()))
                .switchIfEmpty(Mono.error(refusal))
                .flatMap(fresh -> {
                    Instant givenAt = time.now();
                    return attempt(made, fresh)
                            .onErrorResume(
                                    UnauthorizedException.class,
                                    next -> hasExpired(fresh, givenAt) ? again(made, fresh, next) : Mono.error(next));
                });
    }

    private boolean hasExpired(AccessToken token, Instant since) {
        Instant expiry = token.expiresAt();
        return expiry != null && expiry.isAfter(since) && !expiry.isAfter(time.now());
    }

    private Mono<AccessToken> token(@Nullable AccessToken refused) {
        return Mono.defer(() -> given(tokens.accessToken(refused).toCompletableFuture()))
                .onErrorMap(Exception.class, TransportErrors::ofTokenProvider);
    }

    private Mono<AccessToken> given(CompletableFuture<AccessToken> stage) {
        // Of one that is there at once nothing is to be waited for, nor kept for as long as a poll is held.
        return stage.isDone() && !stage.isCompletedExceptionally() ? known(stage.getNow(null)) : awaited(stage);
    }

    private Mono<AccessToken> awaited(CompletableFuture<AccessToken> stage) {
        // The stage may be shared with other streams: who cancels, cancels a copy, and hears no more of it.
        return Mono.fromFuture(stage::copy).switchIfEmpty(known(null)).timeout(answerTimeout, time.scheduler());
    }

    private static Mono<AccessToken> known(@Nullable AccessToken token) {
        return token == null
                ? Mono.error(() -> new NullPointerException("the AccessTokenProvider gave no token"))
                : Mono.just(token);
    }

    /** Admitted when the token is there, since a call that is admitted must be made soon; one that is old by then is renewed. */
    private Mono<AnswerBytes> attempt(Request made, AccessToken token) {
        return admission.admit(made.call(), made.priority(), exchange(made.call(), made.url(), token));
    }

    private Mono<AnswerBytes> exchange(BoxCall call, URI url, AccessToken token) {
        return transport
                .exchange(call, url, token)
                .doOnNext(answer -> signals.answer(call))
                .doOnError(BoxEventException.class, error -> {
                    if (error.status() != null) {
                        signals.answer(call);
                    }
                });
    }

    private DecodedPage page(AnswerBytes answer) {
        return answer.decoded(page -> pages.decode(page.array(), page.length()));
    }

    private List<RealtimeServer> trusted(List<RealtimeServer> found) {
        List<RealtimeServer> trusted = new ArrayList<>();
        for (RealtimeServer server : found) {
            URI url = trustedHosts.callable(server.url());
            if (url == null) {
                signals.serverRefused(server.url().getHost());
            } else {
                trusted.add(server.at(url));
            }
        }
        if (trusted.isEmpty()) {
            throw new MalformedAnswerException(
                    "Box named no long-poll server that a token may go to; they are looked up again. A host that is right"
                            + " can be named in trustedHosts",
                    null,
                    null);
        }
        return trusted;
    }
}
