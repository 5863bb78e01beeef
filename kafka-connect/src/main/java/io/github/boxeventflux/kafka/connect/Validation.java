package io.github.boxeventflux.kafka.connect;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** What is wrong with a configuration beyond its single settings, each fault told at the setting that can mend it. */
final class Validation {

    private final Config config;

    /**
     * Goes on from what is known.
     *
     * @param config the settings, each looked at alone
     */
    Validation(Config config) {
        this.config = config;
    }

    Config of(Map<String, String> given) {
        boolean readable = config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty());
        if (readable) {
            refusals(given).forEach(this::tell);
        }
        return config;
    }

    private static List<SettingRefusedException> refusals(Map<String, String> given) {
        try {
            SourceConfig config = new SourceConfig(given);
            return config.getBoolean(Setting.CHECK) ? new BoxCheck(config).refusals() : List.of();
        } catch (SettingRefusedException e) {
            return List.of(e);
        }
    }

    private void tell(SettingRefusedException refusal) {
        for (ConfigValue value : config.configValues()) {
            if (value.name().equals(refusal.setting())) {
                value.addErrorMessage(refusal.getMessage());
            }
        }
    }
}
