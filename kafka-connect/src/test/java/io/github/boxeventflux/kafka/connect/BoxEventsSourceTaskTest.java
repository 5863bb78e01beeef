package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoxEventsSourceTaskTest {

    private static final Map<String, String> OWN = Map.of("account", "me", "stream_type", "changes");
    private static final Duration NOTHING_COMES = Duration.ofMillis(1_500);

    private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.start();
    }

    @AfterEach
    void stop() {
        box.close();
    }

    private TaskRun run(String... settings) {
        return new TaskRun(TestSettings.of(box, settings), offsets);
    }

    @Test
    void aPollIsAtMostOnePage() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 25));

        try (TaskRun task = run(Setting.PAGE_LIMIT, "10")) {
            assertThat(task.poll()).hasSize(10);
            assertThat(task.poll()).hasSize(10);
            assertThat(task.poll()).hasSize(5);
        }
    }

    @Test
    void eachEventComesOnceThroughARestartThoughBoxRepeatsIt() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 20));
        try (TaskRun task = run(Setting.PAGE_LIMIT, "10")) {
            task.take(20);
            // A read that is still under way would get the fault.
            box.awaitHeldPolls(1, Duration.ofSeconds(10));
        }

        box.publish(SampleEvents.numbered(20, 5));
        box.inject(Call.READ_EVENTS, Fault.repeats(10));
        try (TaskRun task = run(Setting.PAGE_LIMIT, "10")) {
            assertThat(task.take(5)).extracting(BoxEventsSourceTaskTest::json).containsExactly(jsonOf(20, 5));
            assertThat(task.metrics().value("repeats-total", Map.of())).isEqualTo(10);
        }
    }

    @Test
    void anOffsetCarriesTheNewestIdsAndNoMoreThanItMay() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 5));
        List<String> newest =
                Stream.of(SampleEvents.numbered(2, 3)).map(Event::eventId).toList();

        try (TaskRun task = run(Setting.RECENT_IDS, "3")) {
            SourceRecord last = task.take(5).get(4);

            assertThat(SourceOffset.read(BoxStream.ofPartition(OWN), last.sourceOffset())
                            .recentEventIds())
                    .isEqualTo(newest);
        }
    }

    @Test
    void onlyTheLastRecordOfAPageLeadsOnWithoutTransactions() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 20));

        try (TaskRun task = run(Setting.PAGE_LIMIT, "10")) {
            task.take(10);
            List<SourceRecord> second = task.poll();
            second.subList(0, 9).forEach(task::commit);
        }
        try (TaskRun task = run(Setting.PAGE_LIMIT, "10")) {
            assertThat(task.take(10))
                    .extracting(BoxEventsSourceTaskTest::json)
                    .as("what had no place of its own comes again, and so nothing is lost")
                    .containsExactly(jsonOf(10, 10));
        }
    }

    @Test
    void aPageThatIsATransactionNeedsOnlyOneOfItsRecords() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 20));

        try (TaskRun task = run(Setting.PAGE_LIMIT, "10", Setting.EXACTLY_ONCE_SUPPORT, "required")) {
            task.commit(task.poll().get(0));
        }
        try (TaskRun task = run(Setting.PAGE_LIMIT, "10", Setting.EXACTLY_ONCE_SUPPORT, "required")) {
            assertThat(task.take(10)).extracting(BoxEventsSourceTaskTest::json).containsExactly(jsonOf(10, 10));
        }
    }

    @Test
    void aStreamThatStartsNowLosesNothingWhenItIsRestartedBeforeItsFirstEvent() throws InterruptedException {
        try (TaskRun task = run(Setting.START_AT, "now")) {
            SourceRecord heartbeat = task.poll().get(0);
            assertThat(heartbeat.topic()).isEqualTo(TaskRun.HEARTBEATS);
            assertThat(heartbeat.key()).isEqualTo("me/changes");
            assertThat(heartbeat.value()).isNull();
            task.commit(heartbeat);
        }

        box.publish(SampleEvents.numbered(0, 3));
        try (TaskRun task = run(Setting.START_AT, "now")) {
            assertThat(task.take(3)).extracting(BoxEventsSourceTaskTest::json).containsExactly(jsonOf(0, 3));
        }
    }

    @Test
    void aHeartbeatCarriesThePlaceBehindAPageThatATransformDropped() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 4));

        try (TaskRun task = run()) {
            task.poll().forEach(task::drop);
            SourceRecord heartbeat = task.poll().get(0);
            assertThat(heartbeat.topic()).isEqualTo(TaskRun.HEARTBEATS);
            task.commit(heartbeat);
        }
        box.publish(SampleEvents.numbered(4, 1));
        try (TaskRun task = run()) {
            assertThat(task.take(1)).extracting(BoxEventsSourceTaskTest::json).containsExactly(jsonOf(4, 1));
        }
    }

    @Test
    void heartbeatsOfAStreamKeepTheirDistanceAndCanBeTurnedOff() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 2));
        try (TaskRun task = run()) {
            task.poll().forEach(task::drop);
            assertThat(task.poll()).hasSize(1).allSatisfy(task::drop);
            assertThat(task.poll(NOTHING_COMES)).isEmpty();
        }
        try (TaskRun task = run(Setting.HEARTBEAT_TOPIC, "")) {
            task.poll().forEach(task::drop);
            assertThat(task.poll(NOTHING_COMES)).isEmpty();
        }
    }

    @Test
    void manyStreamsAreReadByOneTaskEachFromItsOwnPlace() throws InterruptedException {
        String[] users = {"11", "12", "13"};
        for (String user : users) {
            box.account(user).publish(SampleEvents.numbered(0, 3));
        }

        try (TaskRun task = run(Setting.STREAMS, "11,12,13")) {
            List<SourceRecord> records = task.take(9);
            assertThat(records.stream()
                            .collect(Collectors.groupingBy(SourceRecord::sourcePartition, Collectors.counting())))
                    .isEqualTo(Map.of(
                            Map.of("account", "11", "stream_type", "changes"), 3L,
                            Map.of("account", "12", "stream_type", "changes"), 3L,
                            Map.of("account", "13", "stream_type", "changes"), 3L));
        }
        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(request -> request.header("As-User"))
                .contains("11", "12", "13");
    }

    @Test
    void aRecordSaysWhatItIsAbout() throws InterruptedException {
        box.publish(SampleEvents.fromJson("""
                {"type":"event","event_id":"e1","event_type":"ITEM_UPLOAD","created_at":"2026-03-01T10:00:00-08:00",
                 "source":{"type":"file","id":"777","name":"a.txt"}}"""));

        try (TaskRun task = run(Setting.TOPIC, "box.${stream_type}.${event_type}.${account}")) {
            SourceRecord record = task.take(1).get(0);
            assertThat(record.topic()).isEqualTo("box.changes.ITEM_UPLOAD.me");
            assertThat(record.key()).isEqualTo("777");
            assertThat(record.timestamp()).isEqualTo(1_772_388_000_000L);
            assertThat(record.sourcePartition()).isEqualTo(OWN);
            assertThat(record.headers())
                    .extracting(header -> header.key() + "=" + header.value())
                    .containsExactly(
                            "account=me",
                            "stream_type=changes",
                            "event_id=e1",
                            "event_type=ITEM_UPLOAD",
                            "created_at=2026-03-01T10:00:00-08:00");
        }
    }

    @Test
    void aTimeThatCannotBeRightIsNoTimestamp() throws InterruptedException {
        box.publish(
                "{\"event_id\":\"1\",\"created_at\":\"1969-03-01T10:00:00Z\"}",
                "{\"event_id\":\"2\",\"created_at\":\"9999-03-01T10:00:00Z\"}",
                "{\"event_id\":\"3\"}");

        try (TaskRun task = run()) {
            assertThat(task.take(3)).extracting(SourceRecord::timestamp).containsOnlyNulls();
        }
    }

    @Test
    void theValueCanBeTheTextThatBoxSent() throws InterruptedException {
        String json = "{\"event_id\":\"1\",\"never\":[\"seen\", 1.50]}";
        box.publish(json);

        try (TaskRun task = run(Setting.VALUE_FORMAT, "json")) {
            assertThat(task.take(1).get(0).value()).isEqualTo(json);
        }
    }

    @Test
    void aTombstoneFollowsAnItemIntoTheTrash() throws InterruptedException {
        box.publish(SampleEvents.upload("kept.txt"), SampleEvents.of(EventType.ITEM_TRASH));

        try (TaskRun task = run(Setting.TOMBSTONES, "true")) {
            List<SourceRecord> records = task.take(3);
            assertThat(records.get(2).value()).isNull();
            assertThat(records.get(2).valueSchema()).isNull();
            assertThat(records.get(2).key()).isEqualTo(records.get(1).key()).isNotNull();
            assertThat(records.get(2).sourceOffset())
                    .as("the last of the page leads on")
                    .isNotEqualTo(records.get(1).sourceOffset());
        }
    }

    @Test
    void whatIsNoJsonGoesToTheDeadLettersAsItCame() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 2));
        box.inject(Call.READ_EVENTS, Fault.entry("{\"event_id\": broken}"));

        try (TaskRun task = run(Setting.DEAD_LETTER_TOPIC, "dead")) {
            Map<String, List<SourceRecord>> byTopic =
                    task.take(3).stream().collect(Collectors.groupingBy(SourceRecord::topic));
            assertThat(byTopic.get("events")).hasSize(2);
            assertThat(byTopic.get("dead")).extracting(SourceRecord::value).containsExactly("{\"event_id\": broken}");
        }
    }

    @Test
    void withoutDeadLettersItGoesWithTheOthers() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 1));
        box.inject(Call.READ_EVENTS, Fault.entry("{\"event_id\": broken}"));

        try (TaskRun task = run(Setting.VALUE_FORMAT, "json")) {
            assertThat(task.take(2)).extracting(SourceRecord::value).contains("{\"event_id\": broken}");
        }
    }

    @Test
    void aRefusedTokenFailsTheTaskWithWhatToDo() {
        String token = box.issueToken(Duration.ofHours(1));
        box.revokeToken(token);

        try (TaskRun task = run(Setting.ACCESS_TOKEN, token)) {
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("me/changes", "401", "Set box.access.token and restart the task");
            assertThatThrownBy(task::poll).as("however often it is asked").isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPositionThatBoxDoesNotKnowFailsTheTaskWithWhatToDo() {
        offsets.put(OWN, Map.of("position", "no such position"));

        try (TaskRun task = run()) {
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("me/changes", "position", "on.position.lost");
        }
    }

    @Test
    void theOthersGoOnWhenOneStreamFailsAndThatIsAllowed() throws InterruptedException {
        box.account("11").inject(Call.READ_EVENTS, Fault.status(403));
        box.account("11").publish(SampleEvents.numbered(0, 1));
        box.account("12").publish(SampleEvents.numbered(1, 1));

        try (TaskRun task = run(
                Setting.STREAMS, "11,12", Setting.ON_STREAM_FAILURE, "continue", Setting.FAILED_STREAM_RETRY, "1000")) {
            assertThat(task.take(1)).extracting(BoxEventsSourceTaskTest::json).containsExactly(jsonOf(1, 1));
            assertThat(task.take(1))
                    .as("it is tried again, and nothing was lost")
                    .extracting(BoxEventsSourceTaskTest::json)
                    .containsExactly(jsonOf(0, 1));
        }
    }

    @Test
    void aPeriodOfHistoryEndsAndTheTaskGoesOnWithNothing() throws InterruptedException {
        Event[] events = SampleEvents.numbered(0, 3);
        box.publish(events);

        try (TaskRun task = run(
                Setting.STREAM_TYPE, "admin_logs",
                Setting.START_AT, "",
                Setting.CREATED_BEFORE, box.now().toString())) {
            assertThat(task.take(3)).hasSize(3);
            assertThat(task.poll(NOTHING_COMES)).isEmpty();
            assertThat(task.poll(NOTHING_COMES)).isEmpty();
        }
        assertThat(offsets.keySet()).isEqualTo(Set.of(Map.of("account", "enterprise", "stream_type", "admin_logs")));
    }

    @Test
    void metricsTellOfTheTaskAndOfEachStream() throws InterruptedException {
        box.account("11").publish(SampleEvents.numbered(0, 2));
        box.account("12").publish(SampleEvents.numbered(2, 1));
        Map<String, String> tags = Map.of("account", "11", "stream-type", "changes");

        try (TaskRun task = run(Setting.STREAMS, "11,12")) {
            task.take(3);
            box.awaitHeldPolls(2, Duration.ofSeconds(10));
            assertThat(task.metrics().value("streams", Map.of())).isEqualTo(2);
            assertThat(task.metrics().value("events-total", Map.of())).isEqualTo(3);
            assertThat(task.metrics().value("events-total", tags)).isEqualTo(2);
            assertThat(task.metrics().value("pages-total", tags)).isPositive();
            assertThat(task.metrics().value("waits-total", Map.of())).isEqualTo(2);
            assertThat(task.metrics().value("lag-ms", Map.of())).isZero();
            assertThat(task.metrics().value("streams-failing", Map.of())).isZero();
        }
        try (TaskRun task = run(Setting.STREAMS, "11,12", Setting.STREAMS_WITH_METRICS, "1")) {
            assertThat(task.metrics().has("events-total", tags)).isFalse();
            assertThat(task.metrics().has("events-total", Map.of())).isTrue();
        }
    }

    @Test
    void whatFailsIsCountedAndTheStreamGoesOn() throws InterruptedException {
        box.publish(SampleEvents.numbered(0, 1));
        box.inject(Call.READ_EVENTS, Fault.status(503));

        try (TaskRun task = run()) {
            assertThat(task.take(1)).hasSize(1);
            assertThat(task.metrics().value("retries-total", Map.of())).isEqualTo(1);
        }
    }

    @Test
    void aStoppedTaskLeavesNoPollBehind() throws InterruptedException {
        try (TaskRun task = run(Setting.START_AT, "now")) {
            task.poll();
            box.awaitHeldPolls(1, Duration.ofSeconds(10));
        }
        box.awaitHeldPolls(0, Duration.ofSeconds(10));
    }

    @Test
    void anOffsetThatNobodyCanReadIsRefusedBeforeAnythingIsRead() {
        offsets.put(OWN, Map.of("position", 7L));

        assertThatThrownBy(this::run)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("position 7, which is no text");
        assertThat(box.count(Call.READ_EVENTS)).isZero();
    }

    private static String json(SourceRecord record) {
        return ((Struct) record.value()).getString("json");
    }

    private static String[] jsonOf(int first, int count) {
        return Arrays.stream(SampleEvents.numbered(first, count))
                .map(Event::json)
                .toArray(String[]::new);
    }
}
