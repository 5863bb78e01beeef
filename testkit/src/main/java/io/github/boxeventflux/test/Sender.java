package io.github.boxeventflux.test;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.FutureMono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Brings an answer to the client. A whole one goes the way of every HTTP server; a broken one is written beneath the
 * HTTP codec, which would not let it pass.
 */
final class Sender {

    private static final byte[] GARBAGE = "#!/no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Long enough for the client's kernel to have what was sent before the reset throws it away. */
    private static final Duration BEFORE_RESET = Duration.ofMillis(30);

    private final Scheduler scheduler;

    Sender(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Completes when everything that is to be sent has been; then {@link #afterwards} is due. */
    Mono<Void> send(Answer answer, boolean gzip, HttpServerResponse response) {
        byte[] plain = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean zipped = gzip && plain.length > 0;
        byte[] body = zipped ? gzip(plain) : plain;
        Answer sent = zipped ? answer.withHeader("Content-Encoding", "gzip") : answer;
        if (sent.delivery() == Delivery.WHOLE) {
            return whole(sent, body, response);
        }
        Channel channel = channel(response);
        RawAnswer raw = new RawAnswer(sent, body);
        return switch (sent.delivery()) {
            case WHOLE, RESET -> Mono.empty();
            case NOTHING -> Mono.never();
            case GARBAGE -> write(channel, GARBAGE);
            case HEAD_ONLY -> write(channel, raw.head()).then(Mono.never());
            case CUT -> write(channel, raw.halfBody());
            case CUT_CHUNKED -> write(channel, raw.halfChunked());
            case RESET_MIDWAY ->
                write(channel, raw.halfBody())
                        .then(Mono.delay(BEFORE_RESET, scheduler).then());
            case TRICKLE -> trickle(channel, raw.whole(), sent.pace());
        };
    }

    /** Ends the connection where the answer was not whole. */
    Mono<Void> afterwards(Answer answer, HttpServerResponse response) {
        if (answer.delivery() == Delivery.WHOLE) {
            return Mono.empty();
        }
        Channel channel = channel(response);
        if (answer.delivery() == Delivery.RESET || answer.delivery() == Delivery.RESET_MIDWAY) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        // Completing would make the server add an answer of its own.
        return FutureMono.deferFuture(channel::close).then(Mono.never());
    }

    private static Mono<Void> whole(Answer answer, byte[] body, HttpServerResponse response) {
        response.status(HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach(response::header);
        if ("close".equals(answer.headers().get("Connection"))) {
            response.keepAlive(false);
        }
        response.header("Content-Length", Integer.toString(body.length));
        return body.length == 0
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(body)).then();
    }

    private Mono<Void> trickle(Channel channel, byte[] bytes, Duration perByte) {
        return Flux.range(0, bytes.length)
                .concatMap(at ->
                        write(channel, Arrays.copyOfRange(bytes, at, at + 1)).then(Mono.delay(perByte, scheduler)))
                .then();
    }

    private static Mono<Void> write(Channel channel, byte[] bytes) {
        ChannelHandlerContext codec = Objects.requireNonNull(channel.pipeline().context(NettyPipeline.HttpCodec));
        return FutureMono.deferFuture(() -> codec.writeAndFlush(Unpooled.wrappedBuffer(bytes)));
    }

    private static Channel channel(HttpServerResponse response) {
        AtomicReference<Channel> channel = new AtomicReference<>();
        response.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get());
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
