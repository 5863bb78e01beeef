package io.github.boxeventflux.internal.wire;

import java.util.Arrays;

/** A byte-order mark has no meaning in UTF-8, but some proxies write one. */
final class Utf8 {

    private Utf8() {}

    /** The text behind the mark, if there is one, so that places in it count from its start. */
    static byte[] withoutMark(byte[] text) {
        return withoutMark(text, text.length);
    }

    /** The same of a text that is the beginning of an array. */
    static byte[] withoutMark(byte[] text, int length) {
        boolean marked = length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(text, 3, length) : text;
    }
}
