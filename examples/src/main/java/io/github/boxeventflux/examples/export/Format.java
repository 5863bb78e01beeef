package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.examples.box.JsonLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file's lines look like. */
enum Format {
    /** Each event as Box sent it, on a line of its own. */
    JSONL {
        @Override
        String header() {
            return "";
        }

        @Override
        String lines(List<Event> events) {
            return events.stream().map(event -> JsonLine.of(event) + '\n').collect(Collectors.joining());
        }
    },

    /** What most readers want of an event, a column each; RFC 4180. */
    CSV {
        @Override
        String header() {
            return CsvRows.header();
        }

        @Override
        String lines(List<Event> events) {
            return CsvRows.of(events);
        }
    };

    /** As it stands in a file's name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file starts with. */
    abstract String header();

    /** What is written for these events, each line with its end. */
    abstract String lines(List<Event> events);
}
