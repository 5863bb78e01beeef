package io.github.boxeventflux.benchmarks.growth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.boxeventflux.benchmarks.backlog.Backlog;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** A full page that is used again and again. What differs has the same length each time, so it is written over. */
final class PageTemplate {

    private static final String BEFORE_ID = "\"event_id\":\"";
    private static final String BEFORE_POSITION = "\"next_stream_position\":";

    /** An id's digits: those that stay, and behind them those that say which event of the stream it is. */
    private static final int FIXED_DIGITS = 32;

    private static final int DIGITS = 40;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;
    private final int nextPosition;
    private final int[] indices;

    PageTemplate(byte[] page) {
        bytes = page;
        // A character for each byte.
        String text = new String(page, ISO_8859_1);
        nextPosition = text.indexOf(BEFORE_POSITION) + BEFORE_POSITION.length();
        indices = IntStream.iterate(text.indexOf(BEFORE_ID), at -> at >= 0, at -> text.indexOf(BEFORE_ID, at + 1))
                .map(at -> at + BEFORE_ID.length() + FIXED_DIGITS)
                .toArray();
        if (indices.length != Backlog.PAGE_LIMIT) {
            throw new IllegalArgumentException("This page has " + indices.length + " ids");
        }
    }

    /** The stream's page of that number, the first one being 0. */
    byte[] page(int number) {
        byte[] page = bytes.clone();
        write(page, nextPosition, Backlog.position(number + 1));
        int index = number * Backlog.PAGE_LIMIT;
        for (int at : indices) {
            write(page, at, HEX.toHexDigits(index++, DIGITS - FIXED_DIGITS));
        }
        return page;
    }

    /** Which event of the stream has that id, the first one being 0. */
    static int index(String eventId) {
        return HexFormat.fromHexDigits(eventId, FIXED_DIGITS, DIGITS);
    }

    private static void write(byte[] page, int at, String digits) {
        byte[] written = digits.getBytes(US_ASCII);
        System.arraycopy(written, 0, page, at, written.length);
    }
}
