package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final CSVFormat RFC_4180 =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static List<CSVRecord> parsed(List<Event> events) {
        try {
            return CSVParser.parse(Format.CSV.header() + Format.CSV.lines(events), RFC_4180)
                    .getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CSVRecord row(String json) {
        return parsed(List.of(SampleEvents.fromJson(json))).get(0);
    }

    @Test
    void jsonIsALineForEachEventAsBoxSentIt() {
        List<Event> events = SampleEvents.ofEverySource();

        assertThat(Format.JSONL.header()).isEmpty();
        assertThat(Format.JSONL.lines(events))
                .isEqualTo(events.stream().map(event -> event.json() + "\n").collect(Collectors.joining()));
    }

    @Test
    void anEventOfSeveralLinesIsOneLineOfJson() {
        List<Event> events =
                List.of(SampleEvents.fromJson("{\n  \"event_id\": \"1\"\r\n}"), SampleEvents.fromJson("{}"));

        assertThat(Format.JSONL.lines(events)).isEqualTo("{   \"event_id\": \"1\"  }\n{}\n");
    }

    @Test
    void aRowHasAColumnForEachThingThatMostReadersWant() {
        CSVRecord row = row("""
                {"type":"event","event_id":"f82c","event_type":"DOWNLOAD","created_at":"2026-01-05T08:00:00-08:00",
                "created_by":{"type":"user","id":"3","name":"Mei Tanaka","login":"mei@example.com"},
                "action_by":{"type":"user","id":"4","name":"Noah Feld","login":"noah@example.com"},
                "session_id":"s1","ip_address":"10.0.0.1",
                "source":{"item_type":"file","item_id":"1","item_name":"a.txt","parent":{"id":"2","name":"Payroll"},
                "owned_by":{"type":"user","id":"5","name":"Ines Moreau","login":"ines@example.com"}},
                "additional_details":{"size":17,"service_name":"Box"}}""");

        assertThat(row.toMap())
                .containsExactly(
                        Map.entry("event_id", "f82c"),
                        Map.entry("event_type", "DOWNLOAD"),
                        Map.entry("created_at", "2026-01-05T08:00:00-08:00"),
                        Map.entry("created_by_id", "3"),
                        Map.entry("created_by_name", "Mei Tanaka"),
                        Map.entry("created_by_login", "mei@example.com"),
                        Map.entry("action_by_id", "4"),
                        Map.entry("action_by_name", "Noah Feld"),
                        Map.entry("action_by_login", "noah@example.com"),
                        Map.entry("ip_address", "10.0.0.1"),
                        Map.entry("session_id", "s1"),
                        Map.entry("source_type", "file"),
                        Map.entry("source_id", "1"),
                        Map.entry("source_name", "a.txt"),
                        Map.entry("parent_id", "2"),
                        Map.entry("parent_name", "Payroll"),
                        Map.entry("owned_by_id", "5"),
                        Map.entry("owned_by_name", "Ines Moreau"),
                        Map.entry("owned_by_login", "ines@example.com"),
                        Map.entry("shared_with_id", ""),
                        Map.entry("shared_with_name", ""),
                        Map.entry("shared_with_login", ""),
                        Map.entry("additional_details", "{\"size\":17,\"service_name\":\"Box\"}"));
    }

    @Test
    void aRowTellsWithWhomSomethingIsShared() {
        CSVRecord user = row("""
                {"source":{"folder_id":"1","folder_name":"Payroll","parent":{"id":"2","name":"Finance"},
                "user_id":"3","user_name":"Mei","user_email":"mei@example.com"}}""");
        CSVRecord group = row("""
                {"source":{"file_id":"1","file_name":"a.txt","group_id":"4","group_name":"Auditors"}}""");

        assertThat(user.toMap())
                .contains(
                        Map.entry("source_type", "folder"),
                        Map.entry("source_name", "Payroll"),
                        Map.entry("parent_name", "Finance"),
                        Map.entry("shared_with_id", "3"),
                        Map.entry("shared_with_name", "Mei"),
                        Map.entry("shared_with_login", "mei@example.com"));
        assertThat(group.toMap())
                .contains(
                        Map.entry("source_type", "file"),
                        Map.entry("shared_with_id", "4"),
                        Map.entry("shared_with_name", "Auditors"),
                        Map.entry("shared_with_login", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"user","id":"3","name":"Mei"}                     | user
            {"group_id":"4","group_name":"Finance"}                   | group
            {"type":"application","id":"5","name":"Nightly Export"}   | application
            {"barrier_id":6,"barrier_status":"ENABLED"}               | information_barrier
            {"type":"app_item","id":"7","app_item_type":"hubs"}       | hubs
            {"type":"policy","id":"8"}                                | policy
            {"what":"ever"}                                           | ``
            null                                                      | ``
            """)
    void everyShapeOfSourceHasAType(String source, String type) {
        assertThat(row("{\"source\":" + source + "}").get("source_type")).isEqualTo(type);
    }

    @Test
    void aNameMayHoldWhatSeparatesCellsAndRows() {
        String name = "a, \\\"b\\\"\\r\\nc; d\\te";

        assertThat(row("{\"source\":{\"type\":\"file\",\"id\":\"1\",\"name\":\"" + name + "\"}}")
                        .get("source_name"))
                .isEqualTo("a, \"b\"\r\nc; d\te");
    }

    @Test
    void secondsStandThereEvenIfThereAreNone() {
        assertThat(row("{\"created_at\":\"2026-01-05T08:00:00Z\"}").get("created_at"))
                .isEqualTo("2026-01-05T08:00:00Z");
    }

    @Test
    void anEventThatSaysNothingIsARowToo() {
        CSVRecord row = row("null");

        assertThat(row.size()).isEqualTo(Column.ALL.size());
        assertThat(row.get("event_type")).isEqualTo("UNKNOWN");
        assertThat(Arrays.stream(row.values()).filter(cell -> !cell.isEmpty())).hasSize(1);
    }

    @Test
    void everyEventIsARow() throws IOException {
        List<Event> events = SampleEvents.ofEveryType();
        List<CSVRecord> rows = parsed(events);

        assertThat(rows).hasSameSizeAs(events);
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            Event event = events.get(i);
            assertThat(row.get("event_id")).isEqualTo(event.eventId());
            assertThat(row.get("event_type")).isEqualTo(event.eventType().value());
            String details = row.get("additional_details");
            assertThat(
                            details.isEmpty()
                                    ? List.of()
                                    : json.readTree(details)
                                            .propertyStream()
                                            .map(Map.Entry::getKey)
                                            .toList())
                    .isEqualTo(List.copyOf(event.additionalDetails().keySet()));
        }
    }
}
