package io.github.boxeventflux.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the client, and how. */
record Answer(int status, Map<String, String> headers, String body, Delivery delivery, Duration delay, Duration pace) {

    private static final String JSON = "application/json";

    Answer(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Delivery.WHOLE, Duration.ZERO, Duration.ZERO);
    }

    static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", JSON), body);
    }

    /** A realtime server's answer, after which it closes the connection. */
    static Answer message(String message) {
        return json("{\"version\":1,\"message\":\"" + message + "\"}").withHeader("Connection", "close");
    }

    /** Box's error object. */
    static Answer error(int status, String code, String message) {
        String body = """
                {"type":"error","status":%d,"code":"%s","message":"%s","context_info":null,\
                "help_url":"http://developers.box.com/docs/#errors","request_id":"fakebox%06d"}""".formatted(status, code, message, status);
        return new Answer(status, Map.of("Content-Type", JSON), body);
    }

    /** The error object of OAuth 2.0. */
    static Answer oauthError(int status, String error, String description) {
        String body = "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description);
        return new Answer(status, Map.of("Content-Type", JSON), body);
    }

    /** As Box refuses a token: no body, and a challenge. */
    static Answer unauthorized(String challenge) {
        return new Answer(401, Map.of("WWW-Authenticate", "Bearer realm=\"Service\"" + challenge), "");
    }

    static Answer rateLimited(long retryAfterSeconds) {
        return error(429, "rate_limit_exceeded", "Request rate limit exceeded, please try again later")
                .withHeader("Retry-After", Long.toString(retryAfterSeconds));
    }

    /** Nothing of HTTP: what the delivery alone makes of it. */
    static Answer none(Delivery delivery) {
        return new Answer(0, Map.of(), "").by(delivery);
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delivery, delay, pace);
    }

    Answer withBody(String text) {
        return new Answer(status, headers, text, delivery, delay, pace);
    }

    Answer by(Delivery other) {
        return new Answer(status, headers, body, other, delay, pace);
    }

    Answer trickled(Duration perByte) {
        return new Answer(status, headers, body, Delivery.TRICKLE, delay, perByte);
    }

    Answer delayed(Duration by) {
        return new Answer(status, headers, body, delivery, delay.plus(by), pace);
    }
}
