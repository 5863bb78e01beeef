package io.github.boxeventflux.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes JSON apart by its strings and brackets alone, where a parser would refuse it: what is wrong in one place then
 * costs only that place.
 */
final class LooseJson {

    private final byte[] json;
    private final int most;
    private final List<byte[]> parts = new ArrayList<>();
    private final StringBuilder closers = new StringBuilder();
    private int partStart;

    private LooseJson(byte[] json, int most) {
        this.json = json;
        this.most = most;
    }

    /**
     * The elements of an array, or the fields of an object with their names.
     *
     * @param opener what it must start with: the bracket of the one or the other
     * @param most of more than this it looks for one, and for no others
     * @return {@code null} when it is not that, or is not closed where it was opened
     */
    static @Nullable List<byte[]> parts(byte[] json, char opener, int most) {
        int start = 0;
        while (start < json.length && isBlank(json[start])) {
            start++;
        }
        return start < json.length && json[start] == opener ? new LooseJson(json, most).split() : null;
    }

    /** The name of a field, as it stands there; empty when it has none. */
    static byte[] name(byte[] field) {
        return Arrays.copyOf(field, stringEnd(field, 0) + 1);
    }

    /** What follows the name of a field. */
    static byte[] value(byte[] field) {
        int colon = stringEnd(field, 0) + 1;
        while (colon < field.length && field[colon] != ':') {
            colon++;
        }
        return stripped(field, Math.min(colon + 1, field.length), field.length);
    }

    private @Nullable List<byte[]> split() {
        for (int at = 0; at < json.length; at++) {
            int end = json[at] == '"' && !closers.isEmpty() ? stringEnd(json, at) : at;
            if (end < 0 || !step(end)) {
                return null;
            }
            at = end;
            if (parts.size() > most) {
                return parts;
            }
            if (closers.isEmpty() && !parts.isEmpty()) {
                return stripped(json, end + 1, json.length).length == 0 ? withoutOnlyBlank() : null;
            }
        }
        return null;
    }

    /** Takes one byte outside of strings; {@code false} when it cannot stand there. */
    private boolean step(int at) {
        byte found = json[at];
        switch (found) {
            case '{', '[' -> {
                if (closers.isEmpty()) {
                    partStart = at + 1;
                }
                closers.append(found == '{' ? '}' : ']');
            }
            case '}', ']' -> {
                if (closers.isEmpty() || closers.charAt(closers.length() - 1) != found) {
                    return false;
                }
                closers.setLength(closers.length() - 1);
                if (closers.isEmpty()) {
                    endPart(at);
                }
            }
            case ',' -> {
                if (closers.length() == 1) {
                    endPart(at);
                }
            }
            default -> {
                return !closers.isEmpty() || isBlank(found);
            }
        }
        return true;
    }

    private void endPart(int at) {
        parts.add(stripped(json, partStart, at));
        partStart = at + 1;
    }

    private @Nullable List<byte[]> withoutOnlyBlank() {
        if (parts.size() == 1 && parts.get(0).length == 0) {
            return List.of();
        }
        return parts.stream().anyMatch(part -> part.length == 0) ? null : parts;
    }

    /** Where the string that starts there ends; negative when none starts, or it does not end. */
    private static int stringEnd(byte[] json, int start) {
        if (start >= json.length || json[start] != '"') {
            return -1;
        }
        for (int at = start + 1; at < json.length; at++) {
            if (json[at] == '"') {
                return at;
            }
            if (json[at] == '\\') {
                at++;
            }
        }
        return -1;
    }

    private static byte[] stripped(byte[] json, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(json[first])) {
            first++;
        }
        while (last > first && isBlank(json[last - 1])) {
            last--;
        }
        return Arrays.copyOfRange(json, first, last);
    }

    private static boolean isBlank(byte found) {
        return found == ' ' || found == '\n' || found == '\r' || found == '\t';
    }
}
