package io.github.boxeventflux.reactor.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import reactor.core.publisher.Flux;

/** Answers as bytes, with or without an end. */
final class Bytes {

    private static final int KIB = 1024;

    private Bytes() {}

    /** These characters, one byte each, and then the end of the connection. */
    static Flux<byte[]> of(String text) {
        return Flux.just(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Flux<byte[]> json(String body) {
        return answer(200, "Connection: close\r\nContent-Length: " + body.length(), body);
    }

    static Flux<byte[]> answer(int status, String header, String body) {
        return of(head(status, header) + body);
    }

    static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    /** This, and then that for ever. */
    static Flux<byte[]> endless(String start, String again) {
        byte[] piece = again.repeat(Math.max(1, 16 * KIB / again.length())).getBytes(StandardCharsets.ISO_8859_1);
        return of(start).concatWith(Flux.<byte[]>generate(sink -> sink.next(piece)));
    }

    /** This, and then nothing more, and no end either. */
    static Flux<byte[]> silentAfter(String start) {
        return of(start).concatWith(Flux.never());
    }

    /** A compressed body that has no end: a thousandth of what it becomes. */
    static Flux<byte[]> endlessGzip(int status, char filling) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true);
            byte[] mebibyte = new byte[KIB * KIB];
            Arrays.fill(mebibyte, (byte) filling);
            gzip.write(mebibyte);
            gzip.flush();
            byte[] start = bytes.toByteArray();
            bytes.reset();
            gzip.write(mebibyte);
            gzip.flush();
            byte[] again = bytes.toByteArray();
            return of(head(status, "Content-Encoding: gzip", "Connection: close"))
                    .concatWith(Flux.just(start))
                    .concatWith(Flux.<byte[]>generate(sink -> sink.next(again)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
