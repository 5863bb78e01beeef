package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.internal.wire.AnswerErrors;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.Secrets;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.stream.BoxCall;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** One request and its answer: how much of it is read, for how long, and what becomes of the connection. */
final class HttpExchange {

    private static final int SUCCESS = 200;
    private static final int BAD_REQUEST = 400;

    /** What a turn is waited for, in times of an answer: what comes before a request, such as a name, may never come. */
    private static final int TURNS = 10;

    /** More than Box's errors and notices ever take. */
    private static final int NOTICE_BYTES = 64 * 1024;

    private final BoxCall call;
    private final AnswerLimits limits;
    private final StreamTime time;
    private final AccessToken token;
    private final Duration begunAt;
    private volatile @Nullable Duration sentAt;
    private volatile @Nullable BoxEventException refusal;

    HttpExchange(BoxCall call, AnswerLimits limits, StreamTime time, AccessToken token) {
        this.call = call;
        this.limits = limits;
        this.time = time;
        this.token = token;
        begunAt = time.ticking();
    }

    /** The time of the answer begins: while a connection is waited for, Box is not late. */
    void sent(HttpClientRequest request, Connection connection) {
        sentAt = time.ticking();
    }

    /** The body of an answer that comes in time; whatever else comes of it is an error. */
    Mono<AnswerBytes> answerInTime(ResponseReceiver<?> request) {
        // The request goes first: to set a timer wakes a thread.
        return Mono.firstWithSignal(judged(request), outOfTime()).switchIfEmpty(noAnswer());
    }

    /** The same, however long it takes. */
    Mono<AnswerBytes> answer(ResponseReceiver<?> request) {
        return judged(request).switchIfEmpty(noAnswer());
    }

    /** One timer, which looks again when it fires; usually it does not. */
    private Mono<AnswerBytes> outOfTime() {
        return delay(limits.answerTimeout())
                .thenMany(Mono.defer(() -> delay(left())).repeat(() -> !left().isZero()))
                .then(Mono.error(this::late));
    }

    private Mono<Long> delay(Duration duration) {
        return Mono.delay(duration, time.scheduler());
    }

    /** What is left of the time; as long as nothing was sent, no more than will be left then. */
    private Duration left() {
        Duration inTime = limits.answerTimeout();
        Duration sent = sentAt;
        Duration end = sent == null ? begunAt.plus(inTime.multipliedBy(TURNS)) : sent.plus(inTime);
        Duration left = end.minus(time.ticking());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(inTime) < 0 ? left : inTime;
    }

    /** Empty only when it is cancelled while the answer ends: then an error would be one that nobody hears of. */
    private Mono<AnswerBytes> judged(ResponseReceiver<?> request) {
        return request.responseConnection(this::judge)
                .singleOrEmpty()
                .onErrorMap(Exception.class, error -> TransportErrors.of(call, error));
    }

    /** Without it, an answer that is none would end a stream without a word. */
    private Mono<AnswerBytes> noAnswer() {
        return Mono.error(() -> TransportErrors.of(call, new NoSuchElementException("no answer")));
    }

    private Mono<AnswerBytes> judge(HttpClientResponse response, Connection connection) {
        int status = response.status().code();
        if (status < SUCCESS) {
            // The answer is still to come; it must not be taken for that to the next request.
            connection.dispose();
            return Mono.error(error(response, new byte[0]));
        }
        // What cannot be read goes on coming, or spoils the next answer.
        Flux<ByteBuf> content = connection.inbound().receive().doOnError(unreadable -> connection.dispose());
        if (status != SUCCESS) {
            // What a 400 complains of, only the rest of it says.
            refusal = status == BAD_REQUEST ? null : error(response, new byte[0]);
            return AnswerBody.beginning(limited(content), NOTICE_BYTES)
                    .flatMap(body -> Mono.error(error(response, body)));
        }
        return call == BoxCall.LONG_POLL
                ? AnswerBody.beginning(content.cancelOn(afterwards(connection)), NOTICE_BYTES, HttpExchange::isNotice)
                        .map(AnswerBytes::of)
                : AnswerBody.whole(
                        content,
                        limits.maxPageBytes(),
                        response.responseHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH, 0));
    }

    /** To close a connection takes as long as to ask for the page that was given notice of: that comes first. */
    private static Scheduler afterwards(Connection connection) {
        return Schedulers.fromExecutor(connection.channel().eventLoop());
    }

    /** A call has a limit already, and to be late is not to be refused; a held poll has none. */
    private Flux<ByteBuf> limited(Flux<ByteBuf> refusal) {
        return call == BoxCall.LONG_POLL ? refusal.take(limits.answerTimeout(), time.scheduler()) : refusal;
    }

    /** Not every server ends its answer when it has said what there is to say. */
    private static boolean isNotice(byte[] body) {
        return LongPollAnswer.decode(body) != LongPollAnswer.UNKNOWN;
    }

    private BoxEventException error(HttpClientResponse response, byte[] body) {
        return AnswerErrors.of(
                call,
                response.status().code(),
                name -> response.responseHeaders().get(name),
                body,
                time.now(),
                Secrets.of(token.value()));
    }

    /** An error is what its status says, even if the rest of it does not come. */
    private BoxEventException late() {
        BoxEventException known = refusal;
        return known == null ? TransportErrors.late(call, new TimeoutException()) : known;
    }
}
