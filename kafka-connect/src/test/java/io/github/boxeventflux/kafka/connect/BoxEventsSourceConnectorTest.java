package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.FakeBox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxEventsSourceConnectorTest {

    private static final Map<String, ?> OWN = Map.of("account", "me", "stream_type", "changes");

    private static FakeBox box;

    private final BoxEventsSourceConnector connector = new BoxEventsSourceConnector();

    @BeforeAll
    static void start() {
        box = FakeBox.start();
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void connectFindsItAsAService() {
        assertThat(ServiceLoader.load(SourceConnector.class)).hasExactlyElementsOfTypes(BoxEventsSourceConnector.class);
    }

    @Test
    void itsVersionIsTheModules() throws Exception {
        Properties properties = new Properties();
        try (var resource = getClass().getResourceAsStream("version.properties")) {
            properties.load(resource);
        }
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*").isEqualTo(properties.getProperty("version"));
        assertThat(new BoxEventsSourceTask().version()).isEqualTo(connector.version());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 5", "20, 5"})
    void itsStreamsAreSpreadOverTheTasks(int maxTasks, int tasks) {
        connector.start(TestSettings.of(box, Setting.STREAMS, "1,2,3,4,5"));

        List<Map<String, String>> configs = connector.taskConfigs(maxTasks);

        assertThat(configs)
                .hasSize(tasks)
                .allSatisfy(config -> assertThat(accounts(config)).isNotEmpty());
        assertThat(configs.stream().flatMap(config -> accounts(config).stream()))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void eachTaskHasItsPartWhereTheUsersComeFromAConfigProviderWhichConnectPutsBackIntoTheirPlace() {
        connector.start(TestSettings.of(box, Setting.STREAMS, "1,2,3"));

        assertThat(connector.taskConfigs(3).stream().flatMap(config -> {
                    Map<String, String> putBack = new HashMap<>(config);
                    putBack.put(Setting.STREAMS, "1,2,3");
                    return accounts(putBack).stream();
                }))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    private static List<String> accounts(Map<String, String> config) {
        return new SourceConfig(config)
                .streams().stream().map(BoxStream::account).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "40, 500", "100, 200", "5000, 25"})
    void theMoreStreamsATaskHasTheSmallerAreTheirPages(int streams, int pageLimit) {
        String users =
                IntStream.rangeClosed(1, streams).mapToObj(Integer::toString).collect(Collectors.joining(","));
        SourceConfig config = new SourceConfig(TestSettings.of(box, Setting.STREAMS, users));

        assertThat(config.options(config.streams().get(0)).build().pageLimit()).isEqualTo(pageLimit);
    }

    @Test
    void oneStreamIsOneTask() {
        connector.start(TestSettings.of(box));

        assertThat(connector.taskConfigs(10)).hasSize(1);
    }

    @Test
    void aConfigurationThatCannotWorkDoesNotStart() {
        assertThatThrownBy(() -> connector.start(TestSettings.of(box, Setting.PAGE_LIMIT, "501")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("page.limit");
    }

    @Test
    void itCanBeExactlyOnceAndLeavesTheBoundariesToConnect() {
        assertThat(connector.exactlyOnceSupport(TestSettings.of(box))).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(TestSettings.of(box)))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void anOffsetCanBeSetByItsPositionAlone() {
        assertThat(alter(OWN, Map.of("position", "30401068076164269"))).isTrue();
        assertThat(alter(OWN, Map.of("position", "0"))).isTrue();
    }

    @Test
    void anOffsetCanBePutBackAsItWasRead() {
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("7"), List.of("a", "b"));

        assertThat(alter(OWN, SourceOffset.of(checkpoint))).isTrue();
    }

    @Test
    void anOffsetCanBeForgottenAlsoOfAStreamThatIsNotReadAnyLonger() {
        assertThat(alter(OWN, null)).isTrue();
        assertThat(alter(Map.of("account", "99", "stream_type", "all"), null)).isTrue();
    }

    @Test
    void anyOtherOffsetIsRefusedWithWhatIsAllowed() {
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("7"), List.of());
        Map<String, String> contradiction = new HashMap<>(SourceOffset.of(checkpoint));
        contradiction.put("position", "8");

        assertRefused(OWN, Map.of("position", 7), "offset of me/changes: position 7, which is no text, is not allowed");
        assertRefused(OWN, Map.of("position", "now"), "position now is not allowed; allowed is {\"position\"");
        assertRefused(OWN, Map.of("position", " "), "position   is not allowed");
        assertRefused(OWN, Map.of(), "position null is not allowed");
        assertRefused(OWN, Map.of("offset", "7"), "\"offset\" is not allowed");
        assertRefused(OWN, Map.of("checkpoint", "{}"), "the checkpoint cannot be read");
        assertRefused(OWN, contradiction, "position 8 beside a checkpoint of position 7 is not allowed");
    }

    @Test
    void aPartitionThatIsNotReadIsRefusedWithThoseThatAre() {
        Map<String, String> offset = Map.of("position", "7");

        assertRefused(Map.of("account", "99", "stream_type", "changes"), offset, "those are me/changes");
        assertRefused(Map.of("account", "me", "stream_type", "all"), offset, "is not one that this connector reads");
        assertRefused(Map.of("account", "me"), offset, "allowed is {\"account\"");
        assertRefused(Map.of("account", "me", "stream_type", "nothing"), offset, "one of [all, changes,");
        assertRefused(Map.of("account", " ", "stream_type", "all"), offset, "is not allowed");
    }

    private boolean alter(Map<String, ?> partition, Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        return connector.alterOffsets(TestSettings.of(box), offsets);
    }

    private void assertRefused(Map<String, ?> partition, Map<String, ?> offset, String message) {
        assertThatThrownBy(() -> alter(partition, offset))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(message);
    }
}
