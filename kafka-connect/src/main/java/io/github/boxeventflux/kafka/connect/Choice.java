package io.github.boxeventflux.kafka.connect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** Settings that are one of a few words: the names of an enum's constants, in lower case. */
final class Choice {

    /** How the streams of single users are opened. */
    enum UserAccess {
        /** The token's own user acts for them: {@code As-User}. */
        AS_USER,
        /** The application asks for a token of each. */
        USER_TOKEN
    }

    /** What becomes of the others when a stream ends with an error. */
    enum OnStreamFailure {
        /** The task fails. */
        FAIL,
        /** They go on, and that one is tried again later. */
        CONTINUE
    }

    /** What the value of a record is. */
    enum ValueFormat {
        /** A structure with a schema. */
        STRUCT,
        /** The text that Box sent. */
        JSON
    }

    private Choice() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
    }

    static <E extends Enum<E>> ValidString oneOf(Class<E> type) {
        return ValidString.in(words(type).toArray(String[]::new));
    }

    static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
