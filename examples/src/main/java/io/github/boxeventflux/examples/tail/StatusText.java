package io.github.boxeventflux.examples.tail;

import static picocli.CommandLine.Help.Ansi.Style.faint;
import static picocli.CommandLine.Help.Ansi.Style.fg_green;
import static picocli.CommandLine.Help.Ansi.Style.fg_yellow;

import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.time.Instant;
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
        return colours.paint(Visible.of(activity(status)), colour)
                + colours.paint(numbers + Visible.of(position), faint);
    }

    private static String activity(Status status) {
        if (status.activity() instanceof Activity.Retrying retrying) {
            return retrying(retrying, status.time());
        }
        return switch ((Activity.Plain) status.activity()) {
            case READING -> "reading";
            case WAITING -> "waiting for news";
            case RECONNECTING -> "reconnecting";
        };
    }

    private static String retrying(Activity.Retrying retrying, Instant now) {
        long seconds = Duration.between(now, retrying.at()).plusMillis(999).toSeconds();
        if (seconds > 0) {
            return "retrying in " + seconds + " s because " + retrying.reason();
        }
        // A long poll that works is silent until there is news.
        return retrying.call() == BoxCall.LONG_POLL ? "waiting for news" : "retrying now because " + retrying.reason();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
