package io.github.boxeventflux.internal.wire;

import java.util.Arrays;

/** A byte-order mark has no meaning in UTF-8, but some proxies write one. */
final class Utf8 {

    private static final int MARK = 3;

    private Utf8() {}

    /** The text behind the mark, if there is one, so that places in it count from its start. */
    static byte[] withoutMark(byte[] text) {
        return isMarked(text, text.length) ? Arrays.copyOfRange(text, MARK, text.length) : text;
    }

    /** The same of a text that is the beginning of an array. */
    static byte[] withoutMark(byte[] text, int length) {
        return isMarked(text, length) ? Arrays.copyOfRange(text, MARK, length) : text;
    }

    private static boolean isMarked(byte[] text, int length) {
        return length >= MARK && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
    }
}
