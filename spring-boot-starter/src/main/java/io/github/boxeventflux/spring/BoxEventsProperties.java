package io.github.boxeventflux.spring;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;

/**
 * What holds for all streams together; {@link BoxEventStreamProperties} is what each of them has.
 *
 * @param enabled whether there are any beans at all
 * @param name name of the only stream, where none stands under "streams"
 * @param streams several streams, by name; each has the properties that stand directly under "box.events", which are the
 *     defaults for all of them
 * @param requestBudget how many calls a minute all streams make for one account together, 1 to 1,000,000; what Box allows a
 *     user, 1,000, when it is not set
 * @param listener methods with @BoxEventListener
 * @param shutdown how reading ends with the application
 * @param health what is healthy
 */
@ConfigurationProperties("box.events")
public record BoxEventsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("events") String name,
        @DefaultValue Map<String, BoxEventStreamProperties> streams,
        @Nullable Integer requestBudget,
        @DefaultValue Listener listener,
        @DefaultValue Shutdown shutdown,
        @DefaultValue Health health) {

    /**
     * Methods with {@link BoxEventListener}.
     *
     * @param autoStartup whether the streams that have listener methods are read as soon as the application is up
     */
    public record Listener(@DefaultValue("true") boolean autoStartup) {}

    /**
     * How reading ends with the application.
     *
     * @param phase phase of the application's lifecycle in which listener methods start last and stop first
     */
    public record Shutdown(
            @DefaultValue("" + SmartLifecycle.DEFAULT_PHASE) int phase) {}

    /**
     * What is healthy.
     *
     * @param tolerance how long a stream may fail, or hear nothing from Box, before it counts as down
     */
    public record Health(@DefaultValue("5m") Duration tolerance) {}
}
