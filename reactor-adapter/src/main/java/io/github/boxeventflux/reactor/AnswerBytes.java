package io.github.boxeventflux.reactor;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer: the beginning of an array. A page of Box takes half a megabyte and more, and an array of that size is
 * an object that garbage collectors treat apart; so one that was read is kept for the next page, whoever reads it.
 */
final class AnswerBytes {

    /** What is shorter is made anew at no price. */
    private static final int WORTH_KEEPING = 64 * 1024;

    private static final int MOST_TO_KEEP = 1024 * 1024;

    private static final AtomicReference<byte @Nullable []> SPARE = new AtomicReference<>();

    private final byte[] array;
    private final int length;

    AnswerBytes(byte[] array, int length) {
        this.array = array;
        this.length = length;
    }

    /** All of an array. */
    static AnswerBytes of(byte[] whole) {
        return new AnswerBytes(whole, whole.length);
    }

    /** An array to write an answer to, at least so long. */
    static byte[] arrayFor(int length) {
        byte[] spare = SPARE.getAndSet(null);
        return spare != null && spare.length >= length ? spare : new byte[length];
    }

    /** The first {@link #length()} bytes of it are the answer. */
    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /** The answer and nothing behind it. */
    byte[] whole() {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }

    /** What a decoder makes of it, once: then the array may be written again, so nothing may keep hold of it. */
    <T> T decoded(Function<AnswerBytes, T> decoder) {
        T decoded = decoder.apply(this);
        if (array.length >= WORTH_KEEPING && array.length <= MOST_TO_KEEP) {
            SPARE.set(array);
        }
        return decoded;
    }
}
