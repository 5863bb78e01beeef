package io.github.boxeventflux.options;

import io.github.boxeventflux.internal.Loopback;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Refusals that all read alike: the option, the value, what is allowed. */
final class OptionCheck {

    private OptionCheck() {}

    static IllegalArgumentException refused(String option, Object value, String allowed) {
        return new IllegalArgumentException(option + ": " + value + " is not allowed; allowed is " + allowed);
    }

    static int within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw refused(option, value, min + " to " + max);
        }
        return value;
    }

    static Duration within(String option, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw refused(option, value, min + " to " + max);
        }
        return value;
    }

    static String notBlank(String option, String value) {
        if (value.isBlank()) {
            throw refused(option, "a blank text", "a text");
        }
        return value;
    }

    static boolean isVisibleAscii(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** An address that secrets may go to: over TLS, but on this machine. */
    static URI address(String option, URI url, String example) {
        String allowed = "an https address such as " + example;
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        // First of all, so that no other refusal shows a secret that stands there.
        if (hasUser(url) || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    option + ": an address with a user, a query or a fragment is not allowed; allowed is " + allowed);
        }
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw refused(option, url, allowed);
        }
        if (scheme.equals("http") && !Loopback.is(url.getHost())) {
            throw refused(option, url, allowed + "; plain http would show the token to everybody on the way");
        }
        return url;
    }

    /** Also where the host is none that {@code URI} takes apart. */
    private static boolean hasUser(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0;
    }
}
