package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.examples.kafka.cluster.ConnectRest.RefusedException;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import io.github.boxeventflux.test.FakeBox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do to a connector does what Connect's documentation says, and costs no event. */
class LifecycleTest {

    @RegisterExtension
    private static final SharedCluster CLUSTER = new SharedCluster();

    private static final int USERS = 4;
    private static final int EACH = 5;

    private Passage passage;

    @BeforeEach
    void someEventsHaveCome(TestInfo test) throws Exception {
        String name = test.getDisplayName().replaceAll("[^a-zA-Z0-9]", "");
        passage = new Passage(CLUSTER.get(), name, FakeBox.start(), USERS);
        passage.crowd().publishToAll(EACH);
        passage.connect().awaitRunning(2);
        passage.awaitAll();
    }

    @AfterEach
    void delete() {
        passage.close();
    }

    @Test
    void pausedItWritesNothingAndResumedItGoesOn() throws InterruptedException {
        connector().pause();
        connector().awaitStates("PAUSED", 2);
        passage.crowd().publishToAll(EACH);
        assertThat(passage.ledger().missing()).isEqualTo(USERS * EACH);

        connector().resume();

        passage.requireExactlyOnce();
    }

    @Test
    void stoppedItHasNoTasksAndResumedItGoesOn() throws InterruptedException {
        connector().stop();
        passage.crowd().publishToAll(EACH);
        passage.crowd().repeatForAll(EACH);

        connector().resume();

        connector().awaitRunning(2);
        passage.requireExactlyOnce();
    }

    @Test
    void restartedAndRestartedWhileItStartsItGoesOn() throws InterruptedException {
        passage.crowd().publishToAll(EACH);
        passage.crowd().repeatForAll(EACH);

        connector().restart();
        connector().restart();

        passage.crowd().publishToAll(EACH);
        passage.requireExactlyOnce();
    }

    @Test
    void streamsAndTasksCanBeAddedAndTakenAway() throws InterruptedException {
        List<String> users = passage.crowd().users();
        configure(1, users.subList(0, 2));
        passage.crowd().publishToAll(EACH);
        passage.awaitAllBut((USERS - 2) * EACH);

        configure(3, users.subList(1, 4));
        passage.crowd().publishToAll(EACH);
        passage.awaitAllBut(EACH);

        configure(2, users);
        passage.requireExactlyOnce();
    }

    @Test
    void itsOffsetsSayWhereEachStreamIs() {
        JsonNode offsets = connector().offsets();

        assertThat(offsets).hasSize(USERS);
        for (JsonNode each : offsets) {
            String user = each.path("partition").path("account").asText();
            assertThat(each.path("partition").path("stream_type").asText()).isEqualTo("changes");
            assertThat(each.path("offset").path("position").asText())
                    .isEqualTo(passage.crowd().newestPosition(user));
        }
    }

    @Test
    void withAnOffsetAlteredItGoesOnThere() throws InterruptedException {
        String user = passage.crowd().users().get(1);
        String position = passage.crowd().newestPosition(user);
        int known = passage.crowd().published();
        passage.crowd().publish(user, EACH);
        passage.awaitAll();
        connector().stop();

        connector().alterOffset(user, Map.of("position", position));

        assertThat(connector().offsets().findValuesAsText("position")).contains(position);
        connector().resume();
        passage.reader().awaitCount(passage.crowd().published() + EACH);
        assertThat(passage.ledger().verdict().repeated()).containsExactlyElementsOf(numbers(known, known + EACH));
        passage.crowd().publishToAll(EACH);
        passage.awaitAll();
        assertThat(passage.ledger().verdict().surplus()).isEqualTo(EACH);
    }

    @Test
    void withItsOffsetsResetItStartsAsIfItWereNew() throws InterruptedException {
        connector().stop();

        connector().resetOffsets();

        assertThat(connector().offsets()).isEmpty();
        connector().resume();
        passage.reader().awaitCount(2 * USERS * EACH);
        assertThat(passage.ledger().verdict().repeated()).hasSize(USERS * EACH);
    }

    @Test
    void anOffsetThatMakesNoSenseIsRefused() {
        String user = passage.crowd().users().get(0);
        connector().stop();
        JsonNode before = connector().offsets();

        refuses(user, Map.of("position", ""), "position");
        refuses(user, Map.of("position", "now"), "\"0\" for the oldest");
        refuses(user, Map.of("place", "12345"), "{\"position\": \"…\"}");
        refuses(user, Map.of("checkpoint", "{}"), "checkpoint");
        refuses("99999", Map.of("position", "12345"), user + "/changes");

        assertThat(connector().offsets()).isEqualTo(before);
    }

    @Test
    void offsetsOfARunningConnectorAreLeftAlone() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> connector().resetOffsets())
                .withMessageContaining("STOPPED");
    }

    @Test
    void anotherReleaseGoesOnWhereTheOneBeforeWas() throws Exception {
        for (ConnectWorker worker : CLUSTER.get().workers()) {
            passage.crowd().publishToAll(EACH);
            passage.crowd().repeatForAll(EACH);
            CLUSTER.get().upgrade(worker, "another-release", "999.0.0");
            passage.awaitAll();
        }
        passage.crowd().publishToAll(EACH);

        passage.requireExactlyOnce();
        assertThat(connector().versions()).isNotEmpty().allMatch("999.0.0"::equals);
    }

    private Connector connector() {
        return passage.connector();
    }

    private void refuses(String user, Map<String, String> offset, String allowed) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> connector().alterOffset(user, offset))
                .withMessageContaining(allowed);
    }

    private void configure(int tasks, List<String> users) {
        passage.config().put("tasks.max", Integer.toString(tasks));
        passage.config().put("streams", String.join(",", users));
        passage.reconfigure().awaitRunning(tasks);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
