package io.github.boxeventflux.support;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes JSON as no sane program would: every kind of value, odd spaces, escapes, signs from all over Unicode. */
public final class RandomJson {

    private static final int DEEPEST = 5;
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t", "\r\n", "   ");
    private static final List<String> NUMBERS = List.of("""
            0|-0|7|-12|9007199254740993|1152922976252290886|99999999999999999999999|0.10|-1.5e-7|1E400|2e+3|1e99999999999\
            |0.000000000000000000000000001""".split("\\|", -1));
    private static final List<String> SIGNS = List.of("""
            a|Z|5| |/|,|:|{|}|[|]|ä|ß|日|本|😀|𝄞|\u007f|\u2028|\ufeff|\\"|\\\\|\\/|\\b|\\f|\\n|\\r|\\t|\\u0000|\\u00e4|\\u65E5\
            |\\ud83d\\ude00""".split("\\|", -1));
    private static final List<String> NAMES = List.of("""
            type|event_id|event_type|created_at|recorded_at|created_by|action_by|session_id|ip_address|source\
            |additional_details|id|name|login|item_type|item_id|file_id|folder_id|group_id|barrier_id|parent|owned_by\
            |classification|size|accessible_by|""".split("\\|", -1));
    private static final String HALF_A_PAIR = "\\ud800";

    private final Random random;

    public RandomJson(Random random) {
        this.random = random;
    }

    /** Any value, without space around it. */
    public String value() {
        return value(0);
    }

    /** An object that has some of an event's fields, each of any kind, and others. */
    public String object() {
        return object(0);
    }

    /** A run of JSON's white space, often empty. */
    public String space() {
        return pick(SPACES);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3, 4 -> pick(NUMBERS);
            case 5, 6 -> text();
            case 7 -> list(4, () -> space() + value(depth + 1) + space()).collect(Collectors.joining(",", "[", "]"));
            default -> object(depth);
        };
    }

    private String object(int depth) {
        return list(8, () -> space() + name() + space() + ":" + space() + value(depth + 1) + space())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Jackson reads half a surrogate pair in a text, but not in a name. */
    private String text() {
        return '"' + signs() + (random.nextInt(8) == 0 ? HALF_A_PAIR : "") + '"';
    }

    private String name() {
        return '"' + (random.nextInt(4) == 0 ? signs() : pick(NAMES)) + '"';
    }

    private String signs() {
        return list(12, () -> pick(SIGNS)).collect(Collectors.joining());
    }

    private Stream<String> list(int most, Supplier<String> item) {
        return IntStream.rangeClosed(1, random.nextInt(most + 1)).mapToObj(i -> item.get());
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
