package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsDocumentedAndHasItsPlaceInAForm() {
        assertThat(SourceConfig.DEFINITION.configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).endsWith(".").hasSizeGreaterThan(30);
            assertThat(key.group).isIn("Streams", "Access", "Records", "Delivery", "Box");
        });
        assertThat(SourceConfig.DEFINITION.configKeys().values())
                .extracting(key -> key.orderInGroup)
                .doesNotHaveDuplicates();
    }

    @Test
    void secretsAreNeverShown() {
        assertThat(SourceConfig.DEFINITION.configKeys().values())
                .filteredOn(
                        key -> key.name.contains("secret") || (key.name.contains("token") && !key.name.contains("url")))
                .extracting(ConfigKey::type)
                .containsOnly(ConfigDef.Type.PASSWORD)
                .hasSize(2);
    }

    @Test
    void aFormShowsTheWordsThatAreAllowed() {
        assertThat(shown(Map.of()).get(Setting.STREAM_TYPE).recommendedValues())
                .isEqualTo(List.of("all", "changes", "sync", "admin_logs", "admin_logs_streaming"));
        assertThat(shown(Map.of()).get(Setting.ON_POSITION_LOST).recommendedValues())
                .isEqualTo(List.of("fail", "earliest", "now"));
    }

    @Test
    void aFormShowsWhatHasAMeaningForTheStream() {
        Map<String, ConfigValue> user = shown(Map.of(Setting.STREAM_TYPE, "changes"));
        assertThat(user.get(Setting.STREAMS).visible()).isTrue();
        assertThat(user.get(Setting.USER_ACCESS).visible()).isTrue();
        assertThat(user.get(Setting.CREATED_AFTER).visible()).isFalse();

        Map<String, ConfigValue> history = shown(Map.of(Setting.STREAM_TYPE, "admin_logs"));
        assertThat(history.get(Setting.STREAMS).visible()).isFalse();
        assertThat(history.get(Setting.CREATED_AFTER).visible()).isTrue();
        assertThat(history.get(Setting.POLLING_INTERVAL).visible()).isTrue();

        assertThat(shown(Map.of(Setting.STREAM_TYPE, "nonsense"))
                        .get(Setting.STREAMS)
                        .visible())
                .as("as long as the stream is not known, everything may have one")
                .isTrue();
    }

    @Test
    void theDocumentationSaysWhatIsAllowed() {
        String table = SourceConfig.DEFINITION.toHtml();
        assertThat(table)
                .contains("now, earliest or a moment such as", "up to 249 letters", "[0,...,20000]")
                .doesNotContain("Lambda");
    }

    private static Map<String, ConfigValue> shown(Map<String, String> settings) {
        return SourceConfig.DEFINITION.validateAll(settings);
    }
}
