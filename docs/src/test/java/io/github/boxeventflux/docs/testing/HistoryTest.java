package io.github.boxeventflux.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
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
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void aPeriodIsReadWhole() {
        Instant until = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Instant since = until.minus(90, ChronoUnit.DAYS);
        Enterprise enterprise = Enterprise.yearUntil(until, 7).events(10_000);

        try (FakeBox box = FakeBox.builder().enterprise(enterprise).start()) {
            StreamOptions options = box.options()
                    .streamType(StreamType.ADMIN_LOGS)
                    .startAt(StartAt.since(since))
                    .createdBefore(until.minusSeconds(1))
                    .build();

            List<String> ids = BoxEventFlux.stream(options)
                    .map(Event::eventId)
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(ids)
                    .containsExactlyElementsOf(
                            enterprise.idsBetween(since, until).toList());
        }
    }
}
