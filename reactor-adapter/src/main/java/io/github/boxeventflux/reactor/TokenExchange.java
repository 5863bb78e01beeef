package io.github.boxeventflux.reactor;

import io.github.boxeventflux.internal.wire.IssuedToken;
import io.github.boxeventflux.internal.wire.TokenErrors;
import io.github.boxeventflux.internal.wire.TokenRequest;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** The call that gets an access token, over HTTP: made once for each subscription. */
final class TokenExchange {

    private static final int SUCCESS = 200;

    /** More than any token or error ever takes. */
    private static final int MAX_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration answerTimeout;

    TokenExchange(HttpClient client, Duration answerTimeout) {
        this.client = client;
        this.answerTimeout = answerTimeout;
    }

    /** Fails with nothing but a {@link io.github.boxeventflux.error.BoxEventException}. */
    Mono<IssuedToken> issue(TokenRequest request, StreamTime time) {
        return Mono.defer(() -> {
                    Instant askedAt = time.now();
                    return post(request, time).map(body -> IssuedToken.decode(body, askedAt));
                })
                .timeout(answerTimeout, time.scheduler())
                .onErrorMap(TimeoutException.class, late -> TransportErrors.late(TokenRequest.DESCRIPTION, late))
                .onErrorMap(Exception.class, fault -> TransportErrors.of(TokenRequest.DESCRIPTION, fault));
    }

    private Mono<byte[]> post(TokenRequest request, StreamTime time) {
        byte[] form = request.form().getBytes(StandardCharsets.US_ASCII);
        return client.headers(headers -> {
                    headers.set(HttpHeaderNames.ACCEPT, HttpHeaderValues.APPLICATION_JSON);
                    headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED);
                    headers.set(HttpHeaderNames.CONTENT_LENGTH, form.length);
                })
                .post()
                .uri(request.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(form)))
                .response((response, content) -> judge(request, time, response, content))
                .single();
    }

    private static Mono<byte[]> judge(
            TokenRequest request, StreamTime time, HttpClientResponse response, ByteBufFlux content) {
        Mono<byte[]> answer = AnswerBody.beginning(content, MAX_BYTES);
        int status = response.status().code();
        if (status == SUCCESS) {
            return answer;
        }
        return answer.flatMap(body -> Mono.error(TokenErrors.of(
                status, name -> response.responseHeaders().get(name), body, time.now(), request.secrets())));
    }
}
