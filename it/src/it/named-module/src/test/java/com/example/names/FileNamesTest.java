package com.example.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
    void theLibraryIsAModuleOfItsOwnAndWhatIsOptionalIsAbsent() {
        assertEquals(
                "io.github.boxeventflux.reactor", BoxEventFlux.class.getModule().getName());
        assertTrue(BoxEventFlux.class.getModule().isNamed());
        Set<String> modules =
                ModuleLayer.boot().modules().stream().map(Module::getName).collect(Collectors.toSet());
        assertTrue(
                modules.stream().noneMatch(name -> name.startsWith("micrometer") || name.startsWith("ch.qos.logback")),
                modules::toString);
    }
}
