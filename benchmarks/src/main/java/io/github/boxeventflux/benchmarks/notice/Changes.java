package io.github.boxeventflux.benchmarks.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * An account in which an event happens whenever somebody has waited for one for a moment. The event's id begins with the
 * time at which the notice was sent, by a clock that all processes of the machine share.
 */
final class Changes {

    private static final long FIRST_POSITION = 1_152_922_976_252_290_000L;
    private static final int TIME_DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private final Event sample = SampleEvents.stream(1).findFirst().orElseThrow();
    private final List<Long> noticed = Collections.synchronizedList(new ArrayList<>());
    private final Duration between;

    /** @param between how long somebody has waited when the next event happens */
    Changes(Duration between) {
        this.between = between;
    }

    /** The page at that position: one event, or none where none has happened yet. */
    byte[] page(String position) {
        int index = position.equals("now") ? noticed.size() : index(position);
        boolean happened = index < noticed.size();
        String event = happened ? event(index, noticed.get(index)) : "";
        return ("{\"chunk_size\":" + (happened ? 1 : 0) + ",\"next_stream_position\":"
                        + (FIRST_POSITION + index + (happened ? 1 : 0)) + ",\"entries\":[" + event + "]}")
                .getBytes(UTF_8);
    }

    /** The answer to a long poll there, by that thread. */
    Mono<byte[]> poll(String position, Scheduler thread) {
        return Mono.delay(between, thread).map(waited -> {
            if (index(position) == noticed.size()) {
                noticed.add(System.nanoTime());
            }
            return UserStreamServer.NEW_CHANGE;
        });
    }

    /** When the notice of that event was sent. */
    static long noticedAt(String eventId) {
        return Long.parseLong(eventId, 0, TIME_DIGITS, HEXADECIMAL);
    }

    private String event(int index, long time) {
        return sample.json().replace(Objects.requireNonNull(sample.eventId()), "%016x%024x".formatted(time, index));
    }

    private static int index(String position) {
        return position.equals("0") ? 0 : Math.toIntExact(Long.parseLong(position) - FIRST_POSITION);
    }
}
