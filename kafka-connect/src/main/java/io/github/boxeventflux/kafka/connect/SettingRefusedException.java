package io.github.boxeventflux.kafka.connect;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;

/** A setting that cannot work together with the others; says which one. */
final class SettingRefusedException extends ConfigException {

    private static final long serialVersionUID = 1L;

    /** Where an option of the library is not the setting of nearly the same name. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("accessToken", Setting.ACCESS_TOKEN),
            Map.entry("apiUrl", Setting.API_URL),
            Map.entry("asUser", Setting.STREAMS),
            Map.entry("clientId", Setting.CLIENT_ID),
            Map.entry("clientSecret", Setting.CLIENT_SECRET),
            Map.entry("createdAfter", Setting.CREATED_AFTER),
            Map.entry("createdBefore", Setting.CREATED_BEFORE),
            Map.entry("enterprise", Setting.ENTERPRISE_ID),
            Map.entry("eventType", Setting.EVENT_TYPES),
            Map.entry("eventTypes", Setting.EVENT_TYPES),
            Map.entry("onPositionLost", Setting.ON_POSITION_LOST),
            Map.entry("startAt", Setting.START_AT),
            Map.entry("token", Setting.ACCESS_TOKEN),
            Map.entry("tokenUrl", Setting.TOKEN_URL),
            Map.entry("trustedHosts", Setting.TRUSTED_HOSTS),
            Map.entry("user", Setting.STREAMS));

    private final String setting;

    SettingRefusedException(String setting, String message) {
        super(setting + ": " + message);
        this.setting = setting;
    }

    String setting() {
        return setting;
    }

    /** What the work gives, with a refusal of the library told of the setting that it comes from. */
    static <T> T naming(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int colon = message.indexOf(':');
            String option = colon < 0 ? "" : message.substring(0, colon);
            String setting = SETTINGS.getOrDefault(option, Setting.STREAM_TYPE);
            throw new SettingRefusedException(
                    setting,
                    SETTINGS.containsKey(option) ? message.substring(colon + 1).strip() : message);
        }
    }
}
