package io.github.boxeventflux.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the answer that caused an error.
 *
 * @param status the HTTP status
 * @param code Box's error code, such as {@code rate_limit_exceeded}; {@code null} when the answer named none
 * @param requestId the id that Box's support asks for; {@code null} when the answer named none
 */
public record FailedAnswer(
        int status, @Nullable String code, @Nullable String requestId) implements Serializable {}
