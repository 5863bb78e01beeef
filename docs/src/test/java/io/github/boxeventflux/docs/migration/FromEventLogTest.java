package io.github.boxeventflux.docs.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxEvent;
import com.box.sdk.EnterpriseEventsRequest;
import com.box.sdk.EventLog;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A period of an enterprise, before and after. */
@SuppressWarnings("deprecation") // The SDK's own, for all of its classic API.
class FromEventLogTest {

    private final Instant before = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Instant after = before.minus(60, ChronoUnit.DAYS);
    private final Enterprise enterprise = Enterprise.yearUntil(before, 7).events(20_000);
    private final FakeBox box = FakeBox.builder().enterprise(enterprise).start();
    private final List<String> logins = enterprise
            .eventsBetween(after, before)
            .filter(event -> event.eventType().equals(EventType.LOGIN))
            .map(Event::eventId)
            .toList();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void before() {
        BoxAPIConnection api = new CleartextConnection(box);

        List<String> ids = new ArrayList<>();
        EnterpriseEventsRequest request = new EnterpriseEventsRequest()
                .after(Date.from(after))
                .before(Date.from(before.minusSeconds(1)))
                .types(BoxEvent.EventType.LOGIN)
                .limit(500);
        EventLog page;
        do {
            page = EventLog.getEnterpriseEvents(api, request);
            page.forEach(event -> ids.add(event.getID()));
            request.position(page.getNextStreamPosition());
        } while (page.getSize() > 0);

        assertThat(ids).isNotEmpty().isEqualTo(logins);
    }

    @Test
    void after() {
        StreamOptions connection = box.options().build();

        Flux<String> ids = BoxEventFlux.stream(connection.toBuilder()
                        .streamType(StreamType.ADMIN_LOGS)
                        .startAt(StartAt.since(after))
                        .createdBefore(before.minusSeconds(1))
                        .eventTypes(EventType.LOGIN)
                        .build())
                .map(Event::eventId);

        assertThat(ids.collectList().block(Duration.ofSeconds(30))).isEqualTo(logins);
    }
}
