package io.github.boxeventflux.checkpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.boxeventflux.error.CheckpointException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a checkpoint: one line of ASCII. {@code docs/checkpoint-format.md} describes it. */
final class CheckpointJson {

    static final int VERSION = 1;

    private CheckpointJson() {}

    static String write(Checkpoint checkpoint) {
        return bytes(checkpoint).toString(StandardCharsets.ISO_8859_1);
    }

    static Checkpoint read(String json) {
        return CheckpointReader.read(json);
    }

    /** The text, for whoever wants bytes: it can be long, so it is not copied. */
    static ByteArrayOutputStream bytes(Checkpoint checkpoint) {
        if (checkpoint.position().value().equals("now")) {
            throw new CheckpointException(
                    "A checkpoint at \"now\" is not written: read from there, events would be lost. Give a position that"
                            + " Box gave",
                    null);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(usualLength(checkpoint));
        try (JsonGenerator json = JsonTexts.FACTORY.createGenerator(out)) {
            write(checkpoint, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static void write(Checkpoint checkpoint, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("position", checkpoint.position().value());
        if (checkpoint.readAt() != null) {
            json.writeStringField("readAt", checkpoint.readAt().toString());
        }
        write("recentEventIds", checkpoint.recentEventIds(), json);
        write("acknowledgedBeyond", checkpoint.acknowledgedBeyond(), json);
        if (!checkpoint.history().isEmpty()) {
            writeHistory(checkpoint.history(), json);
        }
        json.writeEndObject();
    }

    private static void write(String name, List<String> ids, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    private static void writeHistory(List<Period> history, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("history");
        for (Period period : history) {
            json.writeStartObject();
            json.writeStringField("from", period.from().toString());
            json.writeStringField("to", period.to().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Exact where nothing is escaped, so that the buffer need not grow. */
    private static int usualLength(Checkpoint checkpoint) {
        int names = 150;
        return names
                + checkpoint.position().value().length()
                + usualLength(checkpoint.recentEventIds())
                + usualLength(checkpoint.acknowledgedBeyond());
    }

    private static int usualLength(List<String> ids) {
        int quotesAndComma = 3;
        return ids.stream().mapToInt(id -> id.length() + quotesAndComma).sum();
    }
}
