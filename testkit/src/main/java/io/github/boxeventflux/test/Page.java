package io.github.boxeventflux.test;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the events endpoint.
 *
 * @param entries the events' JSON
 * @param next the JSON value of the next position; {@code null} leaves it out
 */
record Page(List<String> entries, @Nullable String next) {

    Page withNext(@Nullable String json) {
        return new Page(entries, json);
    }

    Page withEntries(List<String> others) {
        return new Page(others, next);
    }

    Page plus(List<String> first) {
        return withEntries(Stream.concat(first.stream(), entries.stream()).toList());
    }

    String toJson() {
        String position = next == null ? "" : ",\"next_stream_position\":" + next;
        return "{\"chunk_size\":" + entries.size() + position + ",\"entries\":[" + String.join(",", entries) + "]}";
    }
}
