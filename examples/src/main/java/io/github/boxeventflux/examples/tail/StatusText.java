package io.github.boxeventflux.examples.tail;

import static picocli.CommandLine.Help.Ansi.Style.faint;
import static picocli.CommandLine.Help.Ansi.Style.fg_green;
import static picocli.CommandLine.Help.Ansi.Style.fg_yellow;

import io.github.boxeventflux.examples.terminal.Colours;
import io.github.boxeventflux.examples.terminal.Visible;
import java.time.Duration;
import picocli.CommandLine.Help.Ansi.Style;

/** The status as one line. */
final class StatusText {

    private final Colours colours;

    StatusText(Colours colours) {
        this.colours = colours;
    }

    String of(Status status) {
        Style colour = status.activity() == Activity.Plain.WAITING ? fg_green : fg_yellow;
        String numbers = " | %s, %d a minute | %s dropped"
                .formatted(counted(status.events(), "event"), status.perMinute(), counted(status.repeats(), "repeat"));
        String position = status.position() == null ? "" : " | position " + status.position();
        // The reason comes last: it is long, and what does not fit on the terminal is cut off.
        return colours.paint(activity(status), colour)
                + colours.paint(Visible.of(numbers + position + reason(status.activity())), faint);
    }

    private static String activity(Status status) {
        if (status.activity() instanceof Activity.Retrying retrying) {
            Duration left = Duration.between(status.time(), retrying.until());
            return "retrying in " + left.plusMillis(999).toSeconds() + " s";
        }
        return switch ((Activity.Plain) status.activity()) {
            case READING -> "reading";
            case WAITING -> "waiting for news";
            case RECONNECTING -> "reconnecting";
        };
    }

    private static String reason(Activity activity) {
        return activity instanceof Activity.Retrying retrying ? " | because " + retrying.reason() : "";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
