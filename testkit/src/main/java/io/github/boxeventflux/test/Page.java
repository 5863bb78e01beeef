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
        StringBuilder json = new StringBuilder(64 + entries.size() * 1500);
        json.append("{\"chunk_size\":").append(entries.size());
        if (next != null) {
            json.append(",\"next_stream_position\":").append(next);
        }
        json.append(",\"entries\":[");
        for (int i = 0; i < entries.size(); i++) {
            json.append(i == 0 ? "" : ",").append(entries.get(i));
        }
        return json.append("]}").toString();
    }
}
