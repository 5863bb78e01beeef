package io.github.boxeventflux.examples.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.boxeventflux.examples.terminal.Visible;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as one line for a person: where it is, its key, and what happened in whose account to what. */
final class RecordLine {

    private static final JsonMapper JSON = new JsonMapper();

    private RecordLine() {}

    static String of(ConsumerRecord<String, String> printed) {
        return Visible.of("%-22s  key %-12s  %-26s  account %-6s  %s"
                        .formatted(
                                printed.topic() + "-" + printed.partition() + "@" + printed.offset(),
                                printed.key() == null ? "-" : printed.key(),
                                header(printed, "event_type"),
                                header(printed, "account"),
                                name(printed.value())))
                .stripTrailing();
    }

    private static String header(ConsumerRecord<String, String> printed, String name) {
        Header header = printed.headers().lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** As the connector's structure has it, or as Box's own text does, which calls items otherwise in an enterprise. */
    private static String name(@Nullable String value) {
        JsonNode source = json(value).path("source");
        return Stream.of("name", "item_name", "user_name", "login")
                .map(field -> source.path(field).asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static JsonNode json(@Nullable String value) {
        try {
            return value == null ? MissingNode.getInstance() : JSON.readTree(value);
        } catch (JsonProcessingException e) {
            // What Box sent, broken or not, is passed on.
            return MissingNode.getInstance();
        }
    }
}
