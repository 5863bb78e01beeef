package io.github.boxeventflux.options;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is refused of a grant. A secret is never shown, nor what is wrong with it. */
final class GrantCheck {

    static final URI BOX = URI.create("https://api.box.com/oauth2/token");

    private GrantCheck() {}

    static String visible(String option, @Nullable String value) {
        String set = present(option, value);
        if (!OptionCheck.isVisibleAscii(set)) {
            throw OptionCheck.refused(option, '"' + set + '"', "visible ASCII without spaces");
        }
        return set;
    }

    static String secret(String option, @Nullable String value) {
        String set = present(option, value);
        if (!OptionCheck.isVisibleAscii(set)) {
            throw new IllegalArgumentException(option + ": a blank text, or one with a space or a line break, is not"
                    + " allowed; allowed is visible ASCII");
        }
        return set;
    }

    static URI tokenUrl(URI value) {
        return OptionCheck.address("tokenUrl", value, BOX.toString());
    }

    private static String present(String option, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + ": is missing");
        }
        return value;
    }

    static void oneOf(String first, @Nullable Object one, String second, @Nullable Object other) {
        if (one == null && other == null) {
            throw new IllegalArgumentException(first + ": is missing; set " + first + " or " + second);
        }
        if (one != null && other != null) {
            throw new IllegalArgumentException(first + " and " + second + ": are both set; allowed is one of them");
        }
    }
}
