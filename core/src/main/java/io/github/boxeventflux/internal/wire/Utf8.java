package io.github.boxeventflux.internal.wire;

/** A byte-order mark has no meaning in UTF-8, but some proxies write one. */
final class Utf8 {

    private Utf8() {}

    /** Where the text starts: behind the mark, if there is one. */
    static int start(byte[] text) {
        boolean marked = text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }
}
