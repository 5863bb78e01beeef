package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.LimitExceededException;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Collects the body of an answer, up to a limit. */
final class AnswerBody {

    private static final int USUAL_SIZE = 8 * 1024;

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);

    private AnswerBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The whole body; empty, not absent, where there is none. */
    static Mono<byte[]> collect(Flux<ByteBuf> content, int maxBytes) {
        return content.reduceWith(() -> new AnswerBody(maxBytes), AnswerBody::add)
                .map(body -> body.bytes.toByteArray());
    }

    private AnswerBody add(ByteBuf part) {
        if (part.readableBytes() > maxBytes - bytes.size()) {
            throw new LimitExceededException(
                    "limits.maxPageBytes",
                    "The answer is longer than " + maxBytes + " bytes, the limit set by limits.maxPageBytes. If such"
                            + " answers are to be read, raise it or lower pageLimit",
                    null);
        }
        try {
            part.readBytes(bytes, part.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
