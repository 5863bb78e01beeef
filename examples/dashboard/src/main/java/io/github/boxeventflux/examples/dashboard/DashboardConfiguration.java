package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.spring.BoxEventStream;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

    private final Clock clock = Clock.systemUTC();

    @Bean
    Feed feed(DashboardProperties properties) {
        return new Feed(Long.toString(clock.millis(), Character.MAX_RADIX), properties.window());
    }

    @Bean
    Tally tally() {
        return new Tally();
    }

    @Bean
    StreamReader streamReader(BoxEventStream stream, Feed feed, Tally tally, JsonMapper json) {
        return new StreamReader(
                stream.events(), feed, tally, (event, now) -> json.writeValueAsString(EventView.of(event, now)), clock);
    }

    @Bean
    Status status(
            StreamHealth health,
            StreamReader reader,
            Tally tally,
            Feed feed,
            BoxEventStream stream,
            ObjectProvider<PlayedBox> played) {
        boolean isPlayed = played.getIfAvailable() != null;
        return new Status(
                health,
                reader,
                tally,
                feed::readers,
                stream.options().streamType().value(),
                isPlayed,
                clock);
    }
}
