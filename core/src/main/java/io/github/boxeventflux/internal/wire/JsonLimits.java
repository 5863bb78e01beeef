package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.options.AnswerLimits;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Makes parsers that hold the limits of answers, and says which one was broken. */
final class JsonLimits {

    private static final Map<AnswerLimits, WeakReference<JsonLimits>> SHARED = new WeakHashMap<>();

    static final JsonLimits DEFAULT = of(AnswerLimits.defaults());

    private final AnswerLimits limits;
    private final JsonFactory factory;

    private JsonLimits(AnswerLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxNestingDepth())
                        .maxStringLength(limits.maxTextLength())
                        .maxNameLength(limits.maxTextLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .build())
                // JSON on the wire is UTF-8; guessing would make offsets unusable.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // Names come from outside without end; the JVM would keep each of them.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // A line break in a text is no JSON, but no reason either to lose what the event says.
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** The same for the same limits: its tables of names take kilobytes, and there may be thousands of streams. */
    static JsonLimits of(AnswerLimits limits) {
        synchronized (SHARED) {
            WeakReference<JsonLimits> shared = SHARED.get(limits);
            JsonLimits known = shared == null ? null : shared.get();
            if (known != null) {
                return known;
            }
            JsonLimits made = new JsonLimits(limits);
            SHARED.put(limits, new WeakReference<>(made));
            return made;
        }
    }

    JsonParser parser(byte[] json) throws IOException {
        return factory.createParser(json);
    }

    /** Of a part. */
    JsonParser parser(byte[] json, int from, int to) throws IOException {
        return factory.createParser(json, from, to - from);
    }

    /**
     * Holds the text limit also for texts that the parser skipped. Only bytes longer than the limit can hold such a
     * text, so an ordinary event costs one comparison.
     */
    void checkSkippedTexts(byte[] json) throws IOException {
        if (json.length <= limits.maxTextLength()) {
            return;
        }
        try (JsonParser parser = parser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                parser.getText();
            }
        }
    }

    /** Holds the limit of events on a page. */
    void checkEvents(int count) {
        if (count > limits.maxPageEvents()) {
            throw exceeded("limits.maxPageEvents", "holds more events than", limits.maxPageEvents());
        }
    }

    /** Holds the limit of positions, and gives it back. */
    @Nullable
    String checkedPosition(@Nullable String position) {
        if (position != null && position.length() > limits.maxPositionLength()) {
            throw exceeded("limits.maxPositionLength", "holds a position longer than", limits.maxPositionLength());
        }
        return position;
    }

    int maxEvents() {
        return limits.maxPageEvents();
    }

    /** The limit that Jackson found broken, with the name of our own option for it. */
    LimitExceededException broken(StreamConstraintsException fault) {
        String message = String.valueOf(fault.getOriginalMessage());
        if (message.contains("getMaxNestingDepth")) {
            return exceeded("limits.maxNestingDepth", "nests deeper than", limits.maxNestingDepth());
        }
        if (message.contains("getMaxNumberLength")) {
            return exceeded("limits.maxNumberLength", "holds a number longer than", limits.maxNumberLength());
        }
        return exceeded("limits.maxTextLength", "holds a text longer than", limits.maxTextLength());
    }

    static LimitExceededException exceeded(String option, String what, int limit) {
        return new LimitExceededException(
                option,
                "The answer " + what + " " + limit + ", the limit set by " + option
                        + ". If such answers are to be read, raise it",
                null);
    }

    /** Where the JSON became unreadable; never what stood there. */
    static String place(IOException fault) {
        return fault instanceof StreamReadException read && read.getLocation() != null
                ? "at byte " + read.getLocation().getByteOffset()
                : "as UTF-8";
    }
}
