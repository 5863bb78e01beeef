package io.github.boxeventflux.examples.tail;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Paints text, or leaves it as it is.
 *
 * @param ansi whether to paint
 */
record Colours(Ansi ansi) {

    static final Colours NONE = new Colours(Ansi.OFF);

    String paint(String text, IStyle... styles) {
        return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
    }
}
