package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

    private final Clock clock = Clock.systemUTC();

    @Bean
    StreamHealth streamHealth() {
        return StreamHealth.create(clock);
    }

    @Bean
    StreamOptions streamOptions(Environment environment) {
        return StreamOptions.builder()
                .accessToken(environment.getRequiredProperty("box.events.access-token"))
                .apiUrl(environment.getProperty("box.events.api-url", URI.class, URI.create("https://api.box.com/2.0")))
                .streamType(environment.getProperty("box.events.stream-type", StreamType.class, StreamType.ALL))
                .build();
    }

    @Bean
    Flux<Event> events(StreamOptions options, StreamHealth health) {
        return BoxEventClient.builder().listener(health).build().stream(options);
    }

    @Bean
    Feed feed(DashboardProperties properties) {
        return new Feed(Long.toString(clock.millis(), Character.MAX_RADIX), properties.window());
    }

    @Bean
    Tally tally() {
        return new Tally();
    }

    @Bean
    StreamReader streamReader(Flux<Event> events, Feed feed, Tally tally, JsonMapper json) {
        return new StreamReader(
                events, feed, tally, (event, now) -> json.writeValueAsString(EventView.of(event, now)), clock);
    }

    @Bean
    Status status(
            StreamHealth health,
            StreamReader reader,
            Tally tally,
            Feed feed,
            StreamOptions options,
            ObjectProvider<PlayedBox> played) {
        boolean isPlayed = played.getIfAvailable() != null;
        return new Status(
                health, reader, tally, feed::readers, options.streamType().value(), isPlayed, clock);
    }
}
