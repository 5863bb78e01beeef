package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValidationTest {

    private static final String SECRET = "s3cret-of-the-application";

    private FakeBox box;

    @BeforeEach
    void start() {
        box = FakeBox.builder().application("client", SECRET).start();
    }

    @AfterEach
    void stop() {
        box.close();
    }

    /** The settings at which something is wrong, each with what. */
    private Map<String, List<String>> errors(Map<String, String> settings) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value :
                new BoxEventsSourceConnector().validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private Map<String, List<String>> errors(String... settings) {
        return errors(TestSettings.of(box, settings));
    }

    private void assertRefused(String setting, String message, String... settings) {
        Map<String, List<String>> errors = errors(settings);
        assertThat(errors).containsOnlyKeys(setting);
        assertThat(errors.get(setting).get(0)).contains(setting, message);
    }

    @Test
    void whatCanWorkIsAcceptedAndBoxWasAskedOnce() {
        box.publish(SampleEvents.numbered(0, 30));

        assertThat(errors(Setting.STREAMS, "11,12,13")).isEmpty();
        assertThat(box.requests(Call.READ_EVENTS)).hasSize(3);
        assertThat(box.count(Call.LONG_POLL)).isZero();
    }

    @ParameterizedTest
    @EnumSource(StreamType.class)
    void everyStreamCanBeCheckedThoughThereIsNothingInIt(StreamType streamType) {
        assertThat(errors(Setting.STREAM_TYPE, streamType.value(), Setting.START_AT, ""))
                .isEmpty();
        assertThat(box.count(Call.READ_EVENTS)).isPositive();
    }

    @Test
    void aTopicMustBeSet() {
        Map<String, String> settings = TestSettings.of(box);
        settings.remove(Setting.TOPIC);

        assertThat(errors(settings)).containsOnlyKeys(Setting.TOPIC);
        assertThat(box.requests()).as("Box is not asked for what cannot work").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page.limit | 501 | no more than 500",
                "page.limit | many | Not a number",
                "stream.type | everything | admin_logs",
                "start.at | yesterday | now, earliest or a moment such as",
                "created.after | 2026-13-01 | a moment such as 2026-01-31T00:00:00Z",
                "topic | a b | a topic's name, in which ${stream_type}",
                "topic | ${stream} | a topic's name, in which ${stream_type}",
                "heartbeat.topic | a/b | letters, digits",
                "streams | 1,1 | each once",
                "streams | a b | user ids",
                "value.format | avro | one of: struct, json",
                "box.api.url | api.box.com | an address such as",
                "polling.interval.ms | 10 | at least 1000",
                "offset.recent.ids | 20001 | no more than 20000",
                "on.stream.failure | ignore | one of: fail, continue",
            })
    void aValueThatIsNotAllowedIsRefusedWithWhatIs(String setting, String value, String message) {
        assertRefused(setting, message, setting, value);
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefusedAtTheOneToChange() {
        assertRefused(Setting.START_AT, "earliest() or position(…)", Setting.START_AT, "2026-01-31T00:00:00Z");
        assertRefused(Setting.CREATED_AFTER, "ADMIN_LOGS", Setting.CREATED_AFTER, "2026-01-31T00:00:00Z");
        assertRefused(
                Setting.STREAMS,
                "an enterprise has one stream",
                Setting.STREAM_TYPE,
                "admin_logs",
                Setting.STREAMS,
                "1,2");
        assertRefused(
                Setting.EVENT_TYPES,
                "a type that Box can filter by",
                Setting.STREAM_TYPE,
                "admin_logs_streaming",
                Setting.EVENT_TYPES,
                "ITEM_UPLOAD");
        assertRefused(Setting.API_URL, "https", Setting.API_URL, "http://box.example.com/2.0");
    }

    @Test
    void itTakesATokenOrAnApplication() {
        Map<String, String> nothing = TestSettings.of(box);
        nothing.remove(Setting.ACCESS_TOKEN);

        assertThat(errors(nothing).get(Setting.ACCESS_TOKEN).get(0))
                .contains("is missing; set it, or box.client.id, box.client.secret and box.enterprise.id");
        assertRefused(Setting.ACCESS_TOKEN, "beside box.client.id", Setting.CLIENT_ID, "client");
    }

    @Test
    void anApplicationNeedsItsSecretAndItsEnterprise() {
        assertThat(errors(application())).isEmpty();
        assertThat(errors(without(application(), Setting.CLIENT_SECRET))).containsOnlyKeys(Setting.CLIENT_SECRET);
        assertThat(errors(without(application(), Setting.ENTERPRISE_ID))).containsOnlyKeys(Setting.ENTERPRISE_ID);
    }

    @Test
    void anApplicationCanAskForATokenOfEachUser() {
        Map<String, String> settings = without(application(), Setting.ENTERPRISE_ID);
        settings.put(Setting.USER_ACCESS, "user_token");
        settings.put(Setting.STREAMS, "11,12");

        assertThat(errors(settings)).isEmpty();
        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(request -> request.header("As-User"))
                .containsOnlyNulls();
        assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(2);
        assertThat(errors(without(settings, Setting.STREAMS))
                        .get(Setting.USER_ACCESS)
                        .get(0))
                .contains("no streams");
    }

    @Test
    void aWrongSecretIsToldAtTheSecretAndNeverShown() {
        Map<String, String> settings = application();
        settings.put(Setting.CLIENT_SECRET, "a-wrong-secret");

        Map<String, List<String>> errors = errors(settings);

        assertThat(errors).containsOnlyKeys(Setting.CLIENT_SECRET);
        assertThat(errors.toString()).doesNotContain("a-wrong-secret");
    }

    @Test
    void aTokenThatBoxRefusesIsToldAtTheToken() {
        String token = box.issueToken(Duration.ofHours(1));
        box.revokeToken(token);

        assertRefused(Setting.ACCESS_TOKEN, "401", Setting.ACCESS_TOKEN, token);
        assertThat(errors(Setting.ACCESS_TOKEN, token).toString()).doesNotContain(token);
    }

    @Test
    void usersThatMayNotBeReadAreNamed() {
        box.account("12").inject(Call.READ_EVENTS, Fault.status(403).forever());
        box.account("13").inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertRefused(Setting.STREAMS, "12, 13: ", Setting.STREAMS, "11,12,13");
    }

    @Test
    void anEnterpriseThatMayNotBeReadIsToldWithTheRightThatIsMissing() {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertRefused(Setting.STREAM_TYPE, "manage enterprise properties", Setting.STREAM_TYPE, "admin_logs_streaming");
    }

    @Test
    void aBoxThatIsNotThereIsToldAtTheAddressUnlessNobodyWantsToKnow() {
        box.inject(Call.READ_EVENTS, Fault.status(503).forever());

        assertRefused(Setting.API_URL, ". Set box.check to false");
        assertThat(errors(Setting.CHECK, "false")).isEmpty();
    }

    private Map<String, String> application() {
        return without(
                TestSettings.of(
                        box,
                        Setting.CLIENT_ID,
                        "client",
                        Setting.CLIENT_SECRET,
                        SECRET,
                        Setting.ENTERPRISE_ID,
                        "4711",
                        Setting.TOKEN_URL,
                        box.tokenUrl().toString()),
                Setting.ACCESS_TOKEN);
    }

    private static Map<String, String> without(Map<String, String> settings, String setting) {
        Map<String, String> fewer = new HashMap<>(settings);
        fewer.remove(setting);
        return fewer;
    }
}
