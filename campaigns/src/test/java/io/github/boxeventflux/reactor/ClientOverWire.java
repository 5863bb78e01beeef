package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.campaigns.faults.Wire;
import io.github.boxeventflux.campaigns.faults.Wire.Reply;
import io.github.boxeventflux.internal.wire.AnswerErrors;
import io.github.boxeventflux.internal.wire.Secrets;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** The library as it is, but for the HTTP below it and for the chance in it: so a run can be seen again. */
public final class ClientOverWire {

    private ClientOverWire() {}

    /** A client whose calls go over that wire. */
    public static BoxEventClient.Builder builder(Wire wire, Random random) {
        return BoxEventClient.builder()
                .randoms(() -> new Random(random.nextLong()))
                .transports((options, time) -> (call, url, token) -> {
                    Mono<AnswerBytes> answer = exchange(wire, call, url, token, time)
                            .onErrorMap(Exception.class, error -> TransportErrors.of(call, error));
                    return call == BoxCall.LONG_POLL ? answer : inTime(options, call, answer, time);
                });
    }

    private static Mono<AnswerBytes> inTime(
            StreamOptions options, BoxCall call, Mono<AnswerBytes> answer, StreamTime time) {
        return answer.timeout(options.limits().answerTimeout(), time.scheduler())
                .onErrorMap(TimeoutException.class, late -> TransportErrors.late(call, late));
    }

    private static Mono<AnswerBytes> exchange(Wire wire, BoxCall call, URI url, AccessToken token, StreamTime time) {
        String method = call == BoxCall.FIND_SERVERS ? "OPTIONS" : "GET";
        return wire.exchange(method, url, Map.of("Authorization", "Bearer " + token.value()))
                .flatMap(reply -> reply.status() == 200
                        ? Mono.just(AnswerBytes.of(bytes(reply)))
                        : refused(call, reply, token, time));
    }

    private static Mono<AnswerBytes> refused(BoxCall call, Reply reply, AccessToken token, StreamTime time) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.headers());
        return Mono.error(AnswerErrors.of(
                call, reply.status(), headers::get, bytes(reply), time.now(), Secrets.of(token.value())));
    }

    private static byte[] bytes(Reply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }
}
