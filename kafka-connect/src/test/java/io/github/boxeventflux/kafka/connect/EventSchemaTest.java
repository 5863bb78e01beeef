package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.SampleEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

class EventSchemaTest {

    private static final BoxStream STREAM = new BoxStream("11", StreamType.CHANGES);

    @Test
    void everyFieldIsDocumentedAndEveryStructureHasANameAndAVersion() {
        assertThat(structures()).allSatisfy(structure -> {
            assertThat(structure.name()).startsWith("io.github.boxeventflux.");
            assertThat(structure.version()).isEqualTo(1);
            assertThat(structure.doc()).endsWith(".");
            assertThat(structure.fields())
                    .allSatisfy(field -> assertThat(field.schema().doc()).endsWith("."));
        });
    }

    /** A name stands for one type in Avro's and Protobuf's schemas, and letters, digits and '_' are what both allow. */
    @Test
    void itHasOnlyWhatAvroAndProtobufCanSay() {
        Map<String, Schema> byName = new HashMap<>();
        for (Schema structure : structures()) {
            assertThat(byName.merge(structure.name(), structure, (one, other) -> one))
                    .isEqualTo(structure);
            for (Field field : structure.fields()) {
                assertThat(field.name()).matches("[a-z][a-z0-9_]*");
                assertThat(isText(field.schema())
                                || isTime(field.schema())
                                || field.schema().type() == Schema.Type.STRUCT)
                        .as(field.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void everyShapeOfAnEventGoesThroughTheJsonConverterAndBack() {
        for (boolean withSchemas : List.of(true, false)) {
            try (JsonConverter converter = new JsonConverter()) {
                converter.configure(Map.of("schemas.enable", withSchemas), false);
                for (Event event : samples()) {
                    Struct value = EventSchema.structOf(STREAM, event);
                    value.validate();
                    SchemaAndValue read = converter.toConnectData(
                            "topic", converter.fromConnectData("topic", EventSchema.EVENT, value));
                    if (withSchemas) {
                        assertThat(read.schema()).isEqualTo(EventSchema.EVENT);
                        assertThat(read.value()).isEqualTo(value);
                    } else {
                        assertThat(((Map<?, ?>) read.value()).get("json")).isEqualTo(event.json());
                    }
                }
            }
        }
    }

    @Test
    void everythingThatBoxSentIsKeptWhetherItIsKnownOrNot() {
        String json = "{\"event_id\":\"1\",\"never\":{\"seen\":[1.50,null]}}";
        Struct value = EventSchema.structOf(STREAM, SampleEvents.fromJson(json));

        assertThat(value.getString("json")).isEqualTo(json);
        assertThat(value.getString("event_type")).isEqualTo("UNKNOWN");
        assertThat(value.get("source")).isNull();
    }

    @Test
    void whatMostReadersWantHasAFieldOfItsOwn() {
        Struct value = EventSchema.structOf(STREAM, SampleEvents.fromJson("""
                {"event_id":"e1","event_type":"ITEM_UPLOAD","created_at":"2026-03-01T10:00:00-08:00",
                 "created_by":{"type":"user","id":"7","name":"Ada","login":"ada@example.com"},
                 "source":{"type":"file","id":"777","name":"a.txt","parent":{"type":"folder","id":"5","name":"Docs"},
                           "owned_by":{"type":"user","id":"8","name":"Ben","login":"ben@example.com"}}}"""));

        assertThat(value.getString("account")).isEqualTo("11");
        assertThat(value.getString("stream_type")).isEqualTo("changes");
        assertThat(value.get("created_at")).isEqualTo(Timestamp.toLogical(Timestamp.SCHEMA, 1_772_388_000_000L));
        assertThat(value.getStruct("created_by").getString("login")).isEqualTo("ada@example.com");
        assertThat(value.getStruct("source").getString("type")).isEqualTo("file");
        assertThat(value.getStruct("source").getString("id")).isEqualTo("777");
        assertThat(value.getStruct("source").getString("parent_name")).isEqualTo("Docs");
        assertThat(value.getStruct("source").getStruct("owned_by").getString("id"))
                .isEqualTo("8");
    }

    private static List<Event> samples() {
        List<Event> samples = new ArrayList<>(SampleEvents.ofEveryType());
        samples.addAll(SampleEvents.ofEverySource());
        return samples;
    }

    private static List<Schema> structures() {
        List<Schema> found = new ArrayList<>(List.of(EventSchema.EVENT));
        for (int index = 0; index < found.size(); index++) {
            for (Field field : found.get(index).fields()) {
                if (field.schema().type() == Schema.Type.STRUCT) {
                    found.add(field.schema());
                }
            }
        }
        return found;
    }

    private static boolean isText(Schema schema) {
        return schema.type() == Schema.Type.STRING && schema.name() == null;
    }

    private static boolean isTime(Schema schema) {
        return Timestamp.LOGICAL_NAME.equals(schema.name());
    }
}
