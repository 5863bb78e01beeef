package io.github.boxeventflux.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a checkpoint, strictly: half a checkpoint would lose or repeat events. */
final class CheckpointReader {

    private final Set<String> names = new HashSet<>();
    private @Nullable StreamPosition position;
    private @Nullable Instant readAt;
    private List<String> recentEventIds = List.of();
    private List<String> acknowledgedBeyond = List.of();
    private List<Period> history = List.of();

    private CheckpointReader() {}

    static Checkpoint read(String json) {
        try {
            // First of all: in a newer version, anything else may have another meaning.
            checkVersion(json);
            return new CheckpointReader().checkpoint(json);
        } catch (IOException e) {
            throw refused(JsonTexts.place(e));
        }
    }

    private static void checkVersion(String json) throws IOException {
        try (JsonParser parser = JsonTexts.FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("it is no JSON object");
            }
            String version = null;
            while (version == null && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("version");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
                    version = parser.getText();
                }
                parser.skipChildren();
            }
            if (!String.valueOf(CheckpointJson.VERSION).equals(version)) {
                String newer = JsonTexts.newer(version, CheckpointJson.VERSION);
                throw refused(newer == null ? "it names no known version" : newer);
            }
        }
    }

    private Checkpoint checkpoint(String json) throws IOException {
        try (JsonParser parser = JsonTexts.FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    throw refused("it has the field " + JsonTexts.shown(name) + " twice");
                }
                parser.nextToken();
                readField(name, parser);
            }
            if (parser.nextToken() != null) {
                throw refused("it goes on after its end");
            }
        }
        if (position == null) {
            throw refused("it has no position");
        }
        return new Checkpoint(position, readAt, recentEventIds, acknowledgedBeyond, history);
    }

    private void readField(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "position" -> position = position(text(name, parser));
            case "readAt" -> readAt = time(name, text(name, parser));
            case "recentEventIds" -> recentEventIds = texts(name, parser);
            case "acknowledgedBeyond" -> acknowledgedBeyond = texts(name, parser);
            case "history" -> history = periods(parser);
            default -> parser.skipChildren();
        }
    }

    private static StreamPosition position(String text) {
        if (text.isBlank() || text.equals("now")) {
            throw refused(
                    "its position is " + (text.isBlank() ? "blank" : "\"now\"") + ", and Box never gave that one");
        }
        return new StreamPosition(text);
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused("its " + name + " is no time");
        }
    }

    private static List<Period> periods(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw refused("its history is no list");
        }
        List<Period> periods = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Period period = period(parser);
            if (!periods.isEmpty()
                    && period.from().isBefore(periods.get(periods.size() - 1).to())) {
                throw refused("its history is not in the order of time");
            }
            periods.add(period);
        }
        return periods;
    }

    private static Period period(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refused("its history holds something else than periods");
        }
        Map<String, Instant> ends = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!name.equals("from") && !name.equals("to")) {
                parser.skipChildren();
            } else if (ends.put(name, time(name, text(name, parser))) != null) {
                throw refused("its history holds a period with two ends of the same name");
            }
        }
        Instant from = ends.get("from");
        Instant to = ends.get("to");
        if (from == null || to == null || !from.isBefore(to)) {
            throw refused("its history holds a period without time");
        }
        if (!Period.isInSeconds(from) || !Period.isInSeconds(to)) {
            throw refused("its history holds a period that is not in whole seconds");
        }
        return new Period(from, to);
    }

    private static List<String> texts(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw refused("its " + name + " is no list");
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(name, parser));
        }
        return texts;
    }

    private static String text(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw refused("its " + name + " holds something else than text");
        }
        return parser.getText();
    }

    private static CheckpointException refused(String why) {
        return new CheckpointException("The text is no checkpoint that can be read: " + why, null);
    }
}
