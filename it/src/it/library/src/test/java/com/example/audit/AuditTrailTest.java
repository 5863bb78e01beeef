package com.example.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class AuditTrailTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path checkpoints;

    @Test
    void aRestartGoesOnBehindWhatIsWrittenAndAFaultIsNotSeen() {
        Event[] events = SampleEvents.numbered(1, 5);
        List<String> ids = Stream.of(events).map(Event::eventId).toList();
        try (FakeBox box = FakeBox.start()) {
            box.publish(events);
            box.inject(Call.READ_EVENTS, Fault.status(503));

            assertEquals(ids.subList(0, 2), written(box, 2));
            assertEquals(ids.subList(2, 5), written(box, 3));
        }
    }

    private List<String> written(FakeBox box, int count) {
        StreamOptions options = StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .streamType(StreamType.CHANGES)
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.file(checkpoints))
                .build();
        return new AuditTrail(options, event -> Mono.empty())
                .written()
                .take(count)
                .collectList()
                .block(SOON);
    }
}
