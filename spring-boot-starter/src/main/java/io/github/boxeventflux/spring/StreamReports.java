package io.github.boxeventflux.spring;

import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.reactor.StreamHealth.State;
import io.github.boxeventflux.reactor.StreamHealth.Status;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the streams of the application are, as health and endpoint tell it. */
final class StreamReports {

    /** What is worst among several readers of one stream is told of it. */
    private static final List<State> WORST_FIRST = List.of(State.FAILING, State.SILENT, State.WORKING, State.STANDBY);

    private final BoxEventStreams streams;
    private final StreamHealth health;
    private final StreamMemory memory;
    private final Duration tolerance;
    private final Clock clock;

    StreamReports(BoxEventStreams streams, StreamHealth health, StreamMemory memory, Duration tolerance, Clock clock) {
        this.streams = streams;
        this.health = health;
        this.memory = memory;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** Of each stream, by its name. */
    Map<String, StreamReport> all() {
        Map<String, StreamReport> reports = new LinkedHashMap<>();
        streams.names().forEach(name -> reports.put(name, of(name)));
        return reports;
    }

    /** Of the stream of that name, which there is. */
    StreamReport of(String name) {
        List<Status> readers = health.streams().stream()
                .filter(status -> name.equals(status.stream().name()))
                .sorted(Comparator.comparing((Status status) -> WORST_FIRST.indexOf(status.state()))
                        .thenComparing(Status::since))
                .toList();
        String type = streams.get(name).options().streamType().value();
        StreamPosition position = memory.saved(name);
        String saved = position == null ? null : position.value();
        return readers.isEmpty() ? unread(type, saved, memory.ending(name)) : read(type, saved, readers);
    }

    private StreamReport read(String type, @Nullable String saved, List<Status> readers) {
        Status worst = readers.get(0);
        Instant moment = clock.instant().minus(tolerance);
        return new StreamReport(
                type,
                worst.state().name(),
                readers.size(),
                worst.since(),
                worst.lastAnswer(),
                worst.problem(),
                saved,
                readers.stream().anyMatch(status -> status.isTroubledSince(moment)));
    }

    private static StreamReport unread(String type, @Nullable String saved, StreamMemory.@Nullable Ending ending) {
        if (ending == null) {
            return new StreamReport(type, "IDLE", 0, null, null, null, saved, false);
        }
        String state = ending.failed() ? "FAILED" : "COMPLETED";
        String problem = ending.error() == null ? null : ending.error().toString();
        return new StreamReport(type, state, 0, ending.at(), null, problem, saved, ending.failed());
    }
}
