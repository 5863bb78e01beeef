package io.github.boxeventflux.examples.tail;

import java.util.regex.Pattern;

/** Text that came from somewhere else, fit for a terminal: it shall move no cursor and start no line of its own. */
final class Visible {

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cc}");

    private Visible() {}

    static String of(String text) {
        return CONTROL_CHARACTER.matcher(text).replaceAll("?");
    }
}
