package io.github.boxeventflux.spring;

import org.jspecify.annotations.Nullable;

/** Ends the start of the application: what is wrong, and what to do. */
final class UnusableConfigurationException extends RuntimeException {

    private final String action;

    UnusableConfigurationException(String message, String action) {
        this(message, action, null);
    }

    UnusableConfigurationException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What to do. */
    String action() {
        return action;
    }
}
