package io.github.boxeventflux.examples.terminal;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Paints text, or leaves it as it is.
 *
 * @param ansi whether to paint
 */
public record Colours(Ansi ansi) {

    public static final Colours NONE = new Colours(Ansi.OFF);

    /** That text, painted if at all. */
    public String paint(String text, IStyle... styles) {
        return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
    }
}
