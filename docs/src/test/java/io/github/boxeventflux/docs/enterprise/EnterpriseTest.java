package io.github.boxeventflux.docs.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The code of {@code docs/enterprise.md}. */
class EnterpriseTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant since = now.minus(30, ChronoUnit.DAYS);
    private final Enterprise enterprise =
            Enterprise.yearUntil(now, 7).events(20_000).perMinute(600);
    private final FakeBox box = FakeBox.builder().enterprise(enterprise).start();
    private final StreamOptions connection = box.options()
            .polling(PollingOptions.builder().interval(Duration.ofSeconds(1)).build())
            .build();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void live() {
        Flux<Event> live = BoxEventFlux.stream(connection.toBuilder()
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .eventTypes(EventType.LOGIN, EventType.FAILED_LOGIN, EventType.DOWNLOAD)
                .build());

        List<Event> first = live.doOnSubscribe(made -> box.advance(Duration.ofMinutes(1)))
                .take(3)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(first)
                .extracting(Event::eventType)
                .isSubsetOf(EventType.LOGIN, EventType.FAILED_LOGIN, EventType.DOWNLOAD);
    }

    @Test
    void everything() {
        Flux<Event> everything = BoxEventFlux.stream(connection.toBuilder()
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.since(since))
                .history(HistoryOptions.builder().concurrency(8).build())
                .build());

        List<String> oldest = enterprise.idsBetween(since, now).limit(500).toList();
        assertThat(everything.take(500).map(Event::eventId).collectList().block(Duration.ofSeconds(30)))
                .isEqualTo(oldest);
    }

    @Test
    void period() {
        Instant until = now.minus(10, ChronoUnit.DAYS);

        Flux<Event> period = BoxEventFlux.stream(connection.toBuilder()
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(since))
                .createdBefore(until)
                .build());

        assertThat(period.count().block(Duration.ofSeconds(30)))
                .isEqualTo(enterprise.countBetween(since, until.plusSeconds(1)));
    }
}
