package io.github.boxeventflux.test;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** An answer as bytes on the wire, whole or broken. */
record RawAnswer(
        Answer answer,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    byte[] head() {
        return bytes(head("Content-Length: " + body.length), 0, "");
    }

    byte[] whole() {
        return bytes(head("Content-Length: " + body.length), body.length, "");
    }

    byte[] halfBody() {
        return bytes(head("Content-Length: " + body.length), body.length / 2, "");
    }

    byte[] halfChunked() {
        int half = body.length / 2;
        String size = half == 0 ? "" : Integer.toHexString(half) + "\r\n";
        return bytes(head("Transfer-Encoding: chunked") + size, half, half == 0 ? "" : "\r\n");
    }

    private String head(String framing) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(answer.status()))
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append(framing).append("\r\n\r\n").toString();
    }

    private byte[] bytes(String before, int bodyBytes, String after) {
        return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(
                Unpooled.copiedBuffer(before, StandardCharsets.US_ASCII),
                Unpooled.wrappedBuffer(body, 0, bodyBytes),
                Unpooled.copiedBuffer(after, StandardCharsets.US_ASCII)));
    }
}
