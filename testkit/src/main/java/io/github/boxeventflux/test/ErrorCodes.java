package io.github.boxeventflux.test;

import java.util.Map;

/** Box's code for a status. */
final class ErrorCodes {

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad_request",
            401, "unauthorized",
            403, "access_denied_insufficient_permissions",
            404, "not_found",
            405, "method_not_allowed",
            409, "conflict",
            412, "precondition_failed",
            429, "rate_limit_exceeded",
            500, "internal_server_error",
            503, "unavailable");

    private ErrorCodes() {}

    static String of(int status) {
        return CODES.getOrDefault(status, status < 500 ? "bad_request" : "internal_server_error");
    }
}
