package io.github.boxeventflux.benchmarks.idle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.box.Account;
import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** A user to whom hardly anything happens: a long poll is held until something does. */
final class IdleAccount implements Account {

    private static final long FIRST_POSITION = 1_152_922_976_252_290_000L;
    private static final Event SAMPLE = SampleEvents.stream(1).findFirst().orElseThrow();

    private final int user;
    private final AtomicInteger held;
    private final List<Happening> happened = new ArrayList<>(0);
    private Sinks.Empty<byte[]> next = Sinks.empty();

    /** @param held how many polls all users together have, counted here */
    IdleAccount(int user, AtomicInteger held) {
        this.user = user;
        this.held = held;
    }

    @Override
    public synchronized byte[] page(String position) {
        List<Happening> since = happened.subList(index(position), happened.size());
        return ("{\"chunk_size\":" + since.size() + ",\"next_stream_position\":" + (FIRST_POSITION + happened.size())
                        + ",\"entries\":["
                        + since.stream().map(IdleAccount::event).collect(Collectors.joining(",")) + "]}")
                .getBytes(UTF_8);
    }

    @Override
    public synchronized Mono<byte[]> poll(String position, Scheduler thread) {
        Mono<byte[]> notice = Mono.just(UserStreamServer.NEW_CHANGE);
        return index(position) < happened.size()
                ? notice
                : next.asMono()
                        .switchIfEmpty(notice)
                        .publishOn(thread)
                        .doOnSubscribe(waiting -> held.incrementAndGet())
                        .doFinally(over -> held.decrementAndGet());
    }

    /** From now on there is one event more, and who waits is told. */
    void happen() {
        tellOfOneMore().tryEmitEmpty();
    }

    private synchronized Sinks.Empty<byte[]> tellOfOneMore() {
        happened.add(new Happening(System.nanoTime(), user, happened.size()));
        Sinks.Empty<byte[]> waiting = next;
        next = Sinks.empty();
        return waiting;
    }

    private int index(String position) {
        return position.equals("now") ? happened.size() : Math.toIntExact(Long.parseLong(position) - FIRST_POSITION);
    }

    private static String event(Happening happening) {
        return SAMPLE.json().replace(Objects.requireNonNull(SAMPLE.eventId()), happening.eventId());
    }
}
