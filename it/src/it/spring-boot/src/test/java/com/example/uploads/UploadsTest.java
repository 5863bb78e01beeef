package com.example.uploads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.test.StepVerifier;

@SpringBootTest
class UploadsTest {

    private static final FakeBox BOX = FakeBox.start();

    @Autowired
    private Uploads uploads;

    @DynamicPropertySource
    static void box(DynamicPropertyRegistry properties) {
        properties.add("box.events.api-url", BOX::apiUrl);
        properties.add("box.events.access-token", BOX::token);
        properties.add("box.events.stream-type", () -> "changes");
        properties.add("box.events.start", () -> "earliest");
        properties.add("box.events.checkpoint.store", () -> "in-memory");
    }

    @AfterAll
    static void close() {
        BOX.close();
    }

    @Test
    void aListenerGetsWhatItAskedForAndAFaultIsNotSeen() {
        BOX.inject(Call.READ_EVENTS, Fault.status(503));
        BOX.publish(
                SampleEvents.upload("plan.pdf"),
                SampleEvents.of(EventType.ITEM_RENAME),
                SampleEvents.upload("report.pdf"));

        uploads.names()
                .take(2)
                .as(StepVerifier::create)
                .expectNext("plan.pdf", "report.pdf")
                .expectComplete()
                .verify(Duration.ofSeconds(30));
        assertTrue(BOX.count(Call.READ_EVENTS) >= 2);
    }
}
