package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Filter;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampRouter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.ValueToKey;
import org.apache.kafka.connect.transforms.predicates.HasHeaderKey;
import org.apache.kafka.connect.transforms.predicates.RecordIsTombstone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connect's own transforms over what the connector makes: an event, a tombstone and a heartbeat. */
class TransformsTest {

    private static SourceRecord event;
    private static SourceRecord tombstone;
    private static SourceRecord heartbeat;

    @BeforeAll
    static void read() throws InterruptedException {
        try (FakeBox box = FakeBox.start();
                TaskRun task = new TaskRun(TestSettings.of(box, Setting.TOMBSTONES, "true"), new HashMap<>())) {
            box.publish(SampleEvents.of(EventType.ITEM_TRASH));
            List<SourceRecord> records = task.take(2);
            event = records.get(0);
            tombstone = records.get(1);
            task.drop(tombstone);
            heartbeat = task.poll().get(0);
        }
    }

    @AfterAll
    static void forget() {
        event = null;
        tombstone = null;
        heartbeat = null;
    }

    @Test
    void topicsCanBeRouted() {
        assertThat(apply(new RegexRouter<>(), Map.of("regex", "(.*)", "replacement", "box.$1")))
                .extracting(SourceRecord::topic)
                .containsExactly("box.events", "box.events", "box.box-events-heartbeat");
        assertThat(new Applied(new TimestampRouter<>(), Map.of("topic.format", "${topic}-${timestamp}"))
                        .to(event)
                        .topic())
                .matches("events-\\d{8}");
    }

    @Test
    void fieldsCanBeTakenOutPutInAndMadeFlat() {
        Struct smaller = (Struct) new Applied(new ReplaceField.Value<>(), Map.of("exclude", "json"))
                .to(event)
                .value();
        assertThat(smaller.schema().field("json")).isNull();
        assertThat(smaller.getString("event_type")).isEqualTo("ITEM_TRASH");

        Struct larger =
                (Struct) new Applied(new InsertField.Value<>(), Map.of("static.field", "origin", "static.value", "box"))
                        .to(event)
                        .value();
        assertThat(larger.getString("origin")).isEqualTo("box");

        Struct flat = (Struct) new Applied(new Flatten.Value<>(), Map.of("delimiter", "_"))
                .to(event)
                .value();
        assertThat(flat.getString("source_id")).isEqualTo(event.key());
    }

    @Test
    void theTextAloneCanBeTheValue() {
        SourceRecord text = new Applied(new ExtractField.Value<>(), Map.of("field", "json")).to(event);

        assertThat(text.value()).isEqualTo(((Struct) event.value()).getString("json"));
    }

    @Test
    void theKeyCanBeMadeOfTheValue() {
        Struct key = (Struct) new Applied(new ValueToKey<>(), Map.of("fields", "account,stream_type"))
                .to(event)
                .key();

        assertThat(key.getString("account")).isEqualTo("me");
    }

    @Test
    void headersCanBeMadeOfTheValue() {
        SourceRecord record = new Applied(
                        new HeaderFrom.Value<>(),
                        Map.of("fields", "event_type", "headers", "what", "operation", "copy"))
                .to(event);

        assertThat(record.headers().lastWithName("what").value()).isEqualTo("ITEM_TRASH");
    }

    @Test
    void predicatesTellTombstonesAndHeartbeatsApart() {
        try (RecordIsTombstone<SourceRecord> isTombstone = new RecordIsTombstone<>();
                HasHeaderKey<SourceRecord> isEvent = new HasHeaderKey<>();
                Filter<SourceRecord> filter = new Filter<>()) {
            isTombstone.configure(Map.of());
            isEvent.configure(Map.of("name", "event_type"));
            assertThat(List.of(event, tombstone, heartbeat).stream().map(isTombstone::test))
                    .containsExactly(false, true, true);
            assertThat(List.of(event, tombstone, heartbeat).stream().map(isEvent::test))
                    .containsExactly(true, true, false);
            assertThat(filter.apply(event)).isNull();
        }
    }

    private static List<SourceRecord> apply(Transformation<SourceRecord> transformation, Map<String, String> settings) {
        Applied applied = new Applied(transformation, settings);
        return List.of(applied.to(event), applied.to(tombstone), applied.to(heartbeat));
    }

    private record Applied(Transformation<SourceRecord> transformation, Map<String, String> settings) {

        Applied {
            transformation.configure(settings);
        }

        SourceRecord to(SourceRecord record) {
            return transformation.apply(record);
        }
    }
}
