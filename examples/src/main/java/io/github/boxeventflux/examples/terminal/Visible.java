package io.github.boxeventflux.examples.terminal;

import java.util.regex.Pattern;

/** Text that came from somewhere else, fit for a terminal: it shall move no cursor and start no line of its own. */
public final class Visible {

    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cc}");

    private Visible() {}

    /** With a question mark for each control character. */
    public static String of(String text) {
        return CONTROL_CHARACTER.matcher(text).replaceAll("?");
    }
}
