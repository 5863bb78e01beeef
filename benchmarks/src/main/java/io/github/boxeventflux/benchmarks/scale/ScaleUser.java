package io.github.boxeventflux.benchmarks.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.box.Account;
import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** A user of thousands: its events are made when they are asked for, and it has one poll held at most. */
final class ScaleUser implements Account {

    static final byte[] RECONNECT = "{\"version\":1,\"message\":\"reconnect\"}".getBytes(UTF_8);

    private static final long FIRST_POSITION = 1_152_922_976_252_290_000L;
    private static final int USUAL_BYTES = 1_200;
    private static final Event SAMPLE = SampleEvents.stream(1)
            .filter(event -> event.json().length() >= USUAL_BYTES)
            .findFirst()
            .orElseThrow();

    private final int user;
    private final int pageLimit;
    private final AtomicInteger held;
    private int events;
    private Sinks.@Nullable One<byte[]> waiting;

    /** @param held how many polls all users together have, counted here */
    ScaleUser(int user, int pageLimit, AtomicInteger held) {
        this.user = user;
        this.pageLimit = pageLimit;
        this.held = held;
    }

    /** How long each of its events is. */
    static int eventBytes() {
        return SAMPLE.json().length();
    }

    @Override
    public synchronized byte[] page(String position) {
        int first = index(position);
        int end = Math.min(events, first + pageLimit);
        return IntStream.range(first, end)
                .mapToObj(this::event)
                .collect(Collectors.joining(
                        ",",
                        "{\"chunk_size\":" + (end - first) + ",\"next_stream_position\":" + (FIRST_POSITION + end)
                                + ",\"entries\":[",
                        "]}"))
                .getBytes(UTF_8);
    }

    @Override
    public synchronized Mono<byte[]> poll(String position, Scheduler thread) {
        if (index(position) < events) {
            return Mono.just(UserStreamServer.NEW_CHANGE);
        }
        taken();
        Sinks.One<byte[]> answer = Sinks.one();
        waiting = answer;
        held.incrementAndGet();
        return answer.asMono().publishOn(thread).doOnCancel(() -> gone(answer));
    }

    /** From now on there are so many events more, and who waits is told. */
    void happen(int more) {
        answer(UserStreamServer.NEW_CHANGE, more);
    }

    /** Who waits is to look for another server. */
    void reconnect() {
        answer(RECONNECT, 0);
    }

    private void answer(byte[] message, int more) {
        Sinks.One<byte[]> answered = takenWith(more);
        if (answered != null) {
            answered.tryEmitValue(message);
        }
    }

    private synchronized Sinks.@Nullable One<byte[]> takenWith(int more) {
        events += more;
        return taken();
    }

    private Sinks.@Nullable One<byte[]> taken() {
        Sinks.One<byte[]> taken = waiting;
        if (taken != null) {
            waiting = null;
            held.decrementAndGet();
        }
        return taken;
    }

    private synchronized void gone(Sinks.One<byte[]> answer) {
        if (waiting == answer) {
            taken();
        }
    }

    private int index(String position) {
        return position.equals("now") ? events : Math.toIntExact(Long.parseLong(position) - FIRST_POSITION);
    }

    private String event(int number) {
        return SAMPLE.json().replace(Objects.requireNonNull(SAMPLE.eventId()), "%032x%08x".formatted(user, number));
    }
}
