package com.example.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void theFilesAreRead() {
        try (FakeBox box = FakeBox.start()) {
            box.publish(SampleEvents.upload("plan.pdf"));
            StreamOptions options = StreamOptions.builder()
                    .accessToken(box.token())
                    .apiUrl(box.apiUrl())
                    .startAt(StartAt.earliest())
                    .build();

            assertEquals("plan.pdf", FileNames.of(options).blockFirst(SOON));
        }
    }

    @Test
    void theLibraryIsAModuleOfItsOwn() {
        assertEquals(
                "io.github.boxeventflux.reactor", BoxEventFlux.class.getModule().getName());
        assertEquals("com.example.names", FileNames.class.getModule().getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.micrometer.core.instrument.MeterRegistry",
                "io.micrometer.observation.ObservationRegistry",
                "reactor.core.observability.micrometer.Micrometer",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "org.slf4j.Logger"
            })
    void whatIsOptionalIsAbsent(String type) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
    }
}
