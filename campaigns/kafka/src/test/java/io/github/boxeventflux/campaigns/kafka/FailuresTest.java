package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.kafka.cluster.ConnectRest.RefusedException;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is refused, or ends with a word about what happened and what to do; and then nothing is lost. */
class FailuresTest {

    @RegisterExtension
    private static final SharedCluster CLUSTER = new SharedCluster();

    private static final String TOKEN = "hush-hush";
    private static final int USERS = 4;
    private static final int EACH = 5;

    private Passage passage;

    @BeforeEach
    void aBoxThatKnowsOneToken(TestInfo test) throws Exception {
        String name = test.getDisplayName().replaceAll("[^a-zA-Z0-9]", "");
        passage = new Passage(
                CLUSTER.get(),
                name,
                name + "-ITEM_UPLOAD",
                FakeBox.builder().tokens(TOKEN).start(),
                USERS);
        passage.crowd().publishToAll(EACH);
    }

    @AfterEach
    void delete() {
        passage.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "stream.type           | some          | stream.type      | admin_logs_streaming",
                "streams               | a b           | streams          | user ids",
                "start.at              | yesterday     | start.at         | earliest",
                "topic                 | ${user}       | topic            | ${account}",
                "page.limit            | 501           | page.limit       | 500",
                "value.format          | avro          | value.format     | struct",
                "box.api.url           | http://box.example/2.0 | box.api.url | https",
                "box.access.token      | \"\"          | box.access.token | box.client.id",
                "box.client.id         | app           | box.access.token | either the token",
                "on.position.lost      | ignore        | on.position.lost | earliest",
                "on.stream.failure     | ignore        | on.stream.failure | continue",
            })
    void aSettingThatCannotWorkIsNamedWithWhatIsAllowed(String setting, String value, String field, String allowed) {
        passage.config().put(setting, value);

        assertThat(errors(field)).singleElement().asString().contains(field, allowed);
        isRefused(field, allowed);
    }

    @Test
    void aTokenThatBoxDoesNotAcceptIsRefused() {
        passage.config().put("box.access.token", "a-wrong-secret");

        assertThat(errors("box.access.token")).singleElement().asString().contains("401");
        isRefused("box.access.token", "401");
    }

    @Test
    void aUserWhomTheTokenMayNotReadIsRefusedByName() {
        String user = passage.crowd().users().get(2);
        passage.box().account(user).inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertThat(errors("streams")).singleElement().asString().contains(user, "403");
        isRefused("streams", user);
    }

    @Test
    void aTokenThatIsRevokedEndsTheTasksAndWithAnotherOneTheyGoOn() throws InterruptedException {
        passage.connect();
        passage.awaitAll();
        String other = passage.box().issueToken(Duration.ofHours(1));

        passage.box().revokeToken(TOKEN);
        passage.crowd().publishToAll(EACH);

        assertThat(connector().awaitTrace()).contains("401", "box.access.token");
        passage.config().put("box.access.token", other);
        passage.reconfigure();
        passage.requireExactlyOnce();
    }

    @Test
    void aPositionThatBoxDoesNotKnowEndsTheTaskAndARightOneLetsItGoOn() throws InterruptedException {
        passage.connect();
        passage.awaitAll();
        String user = passage.crowd().users().get(0);
        String position = passage.crowd().newestPosition(user);
        connector().stop();
        connector().alterOffset(user, Map.of("position", "12345"));
        passage.crowd().publishToAll(EACH);

        connector().resume();

        assertThat(connector().awaitTrace())
                .contains(user + "/changes", "position", "on.position.lost", "stop the connector");
        connector().stop();
        connector().alterOffset(user, Map.of("position", position));
        connector().resume();
        passage.requireExactlyOnce();
    }

    @Test
    void oneUserWhoCannotBeReadDoesNotStopTheOthers() throws InterruptedException {
        String user = passage.crowd().users().get(1);
        passage.box().account(user).inject(Call.READ_EVENTS, Fault.status(403).forever());
        passage.config()
                .putAll(Map.of(
                        "tasks.max", "1",
                        "box.check", "false",
                        "on.stream.failure", "continue",
                        "failed.stream.retry.ms", "1000"));
        passage.connect().awaitRunning(1);
        passage.crowd().publishToAll(EACH);
        passage.awaitAllBut(2 * EACH);

        passage.box().clearFaults();

        passage.requireExactlyOnce();
    }

    @Test
    void whatATransformDropsComesNeitherNowNorAfterARestart() throws InterruptedException {
        String name = passage.topic().replace("-ITEM_UPLOAD", "");
        passage.config()
                .putAll(Map.of(
                        "topic", name + "-${event_type}",
                        "heartbeat.interval.ms", "0",
                        "transforms", "uploads",
                        "transforms.uploads.type", "org.apache.kafka.connect.transforms.Filter",
                        "transforms.uploads.predicate", "others",
                        "predicates", "others",
                        "predicates.others.type", "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                        "predicates.others.pattern", name + "-(?!ITEM_UPLOAD).*"));
        passage.connect().awaitRunning(2);
        for (int restart = 0; restart < 3; restart++) {
            publishOthers();
            passage.crowd().publishToAll(EACH);
            publishOthers();
            passage.crowd().repeatForAll(3 * EACH);
            connector().restart();
            passage.awaitAll();
        }

        passage.requireExactlyOnce();
        assertThat(connector().topics()).doesNotContain(name + "-ITEM_DOWNLOAD");
    }

    private Connector connector() {
        return passage.connector();
    }

    private void publishOthers() {
        List<Event> others = new ArrayList<>();
        for (EventType type : List.of(EventType.ITEM_DOWNLOAD, EventType.ITEM_PREVIEW)) {
            others.add(SampleEvents.of(type));
        }
        for (String user : passage.crowd().users()) {
            passage.box().account(user).only(StreamType.CHANGES).publish(others.toArray(Event[]::new));
        }
    }

    /** What validation says of a setting. */
    private List<String> errors(String setting) {
        List<String> errors = new ArrayList<>();
        for (JsonNode config : CLUSTER.get().rest().validate(passage.config()).path("configs")) {
            if (config.path("value").path("name").asText().equals(setting)) {
                config.path("value").path("errors").forEach(error -> errors.add(error.asText()));
            }
        }
        return errors;
    }

    private void isRefused(String... words) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(passage::connect)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
    }
}
