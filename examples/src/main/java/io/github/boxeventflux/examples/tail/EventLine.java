package io.github.boxeventflux.examples.tail;

import static picocli.CommandLine.Help.Ansi.Style.bold;
import static picocli.CommandLine.Help.Ansi.Style.faint;
import static picocli.CommandLine.Help.Ansi.Style.fg_cyan;
import static picocli.CommandLine.Help.Ansi.Style.fg_green;
import static picocli.CommandLine.Help.Ansi.Style.fg_red;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.terminal.Colours;
import io.github.boxeventflux.examples.terminal.Visible;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/** An event as one line for a person: when, what happened, who did it, to what, and where in the stream. */
final class EventLine {

    // Without the year: Box keeps no event for longer than one.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
    private static final Pattern APPEARS = Pattern.compile("CREATE|UPLOAD|ADD|UNDELETE|NEW");
    private static final Pattern DISAPPEARS = Pattern.compile("DELETE|TRASH|REMOVE|DESTROY|FAIL|BLOCK");

    private final ZoneId zone;
    private final Colours colours;

    EventLine(ZoneId zone, Colours colours) {
        this.zone = zone;
        this.colours = colours;
    }

    String of(Event event, StreamPosition position) {
        return String.join(
                "  ",
                colours.paint("%-14s".formatted(time(event)), faint),
                colours.paint(
                        "%-26s".formatted(Visible.of(event.eventType().value())), bold, colourOf(event.eventType())),
                "%-16s".formatted(Visible.of(Names.of(event.createdBy()))),
                Visible.of(Names.of(event.source())),
                colours.paint("@" + Visible.of(position.value()), faint));
    }

    private String time(Event event) {
        OffsetDateTime time = event.createdAt() == null ? event.recordedAt() : event.createdAt();
        return time == null ? "no time" : TIME.format(time.atZoneSameInstant(zone));
    }

    private static Style colourOf(EventType type) {
        if (APPEARS.matcher(type.value()).find()) {
            return fg_green;
        }
        return DISAPPEARS.matcher(type.value()).find() ? fg_red : fg_cyan;
    }
}
