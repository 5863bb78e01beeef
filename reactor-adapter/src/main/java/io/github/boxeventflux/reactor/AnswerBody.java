package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.LimitExceededException;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Collects the body of an answer, up to a limit. */
final class AnswerBody {

    /** What a page of some events takes, and what a notice takes. */
    private static final int LIKELY_PAGE = 8 * 1024;

    private static final int LIKELY_NOTICE = 256;

    /** A page takes less; who announces more may not mean it. */
    private static final int MOST_TO_RELY_ON = 1024 * 1024;

    private final int maxBytes;
    private final Bytes bytes;

    private AnswerBody(int maxBytes, byte[] array) {
        this.maxBytes = maxBytes;
        bytes = new Bytes(array);
    }

    /**
     * The whole body; empty, not absent, where there is none. A longer one than allowed is an error.
     *
     * @param announcedBytes how long it will be if the answer is right about itself; 0 where it does not say
     */
    static Mono<AnswerBytes> whole(Flux<ByteBuf> content, int maxBytes, int announcedBytes) {
        int likelyBytes = announcedBytes > 0 ? Math.min(announcedBytes, MOST_TO_RELY_ON) : LIKELY_PAGE;
        return content.reduceWith(
                        () -> new AnswerBody(maxBytes, AnswerBytes.arrayFor(likelyBytes)), AnswerBody::addWhole)
                .map(body -> body.bytes.inPlace());
    }

    /** The beginning of a body of which no more is wanted; the rest is not waited for. */
    static Mono<byte[]> beginning(Flux<ByteBuf> content, int maxBytes) {
        return beginning(content, maxBytes, body -> false);
    }

    /**
     * The same, and what makes sense by itself is not waited for either.
     *
     * @param makesSense asked where an object may have come to its end
     */
    static Mono<byte[]> beginning(Flux<ByteBuf> content, int maxBytes, Predicate<byte[]> makesSense) {
        return Mono.defer(() -> {
            AnswerBody body = new AnswerBody(maxBytes, new byte[LIKELY_NOTICE]);
            return content.takeUntil(part -> {
                        boolean closes = closesSomething(part);
                        return body.addBeginning(part).isFull() || (closes && makesSense.test(body.bytes.content()));
                    })
                    .then(Mono.fromSupplier(body.bytes::content));
        });
    }

    private static boolean closesSomething(ByteBuf part) {
        return part.indexOf(part.readerIndex(), part.writerIndex(), (byte) '}') >= 0;
    }

    private AnswerBody addWhole(ByteBuf part) {
        if (part.readableBytes() > room()) {
            throw new LimitExceededException(
                    "limits.maxPageBytes",
                    "The answer is longer than " + maxBytes + " bytes, the limit set by limits.maxPageBytes. If such"
                            + " answers are to be read, raise it or lower pageLimit",
                    null);
        }
        return addBeginning(part);
    }

    private AnswerBody addBeginning(ByteBuf part) {
        try {
            part.readBytes(bytes, Math.min(part.readableBytes(), room()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private boolean isFull() {
        return room() == 0;
    }

    private int room() {
        return maxBytes - bytes.size();
    }

    private static final class Bytes extends ByteArrayOutputStream {

        Bytes(byte[] array) {
            super(0);
            buf = array;
        }

        /** Not copied when the size was right. */
        byte[] content() {
            return count == buf.length ? buf : toByteArray();
        }

        /** Never copied. */
        AnswerBytes inPlace() {
            return new AnswerBytes(buf, count);
        }
    }
}
