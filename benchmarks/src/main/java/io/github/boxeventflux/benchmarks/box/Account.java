package io.github.boxeventflux.benchmarks.box;

import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What a user's stream is answered with. */
public interface Account {

    /** The page at a position. */
    byte[] page(String position);

    /**
     * What a long poll at a position is answered with, and when.
     *
     * @param thread the connection's, which has to answer: where another one does, Reactor Netty 1.3.7 may never read the
     *     next request
     */
    Mono<byte[]> poll(String position, Scheduler thread);

    /** One made of both. */
    static Account of(Function<String, byte[]> pages, BiFunction<String, Scheduler, Mono<byte[]>> polls) {
        return new Account() {
            @Override
            public byte[] page(String position) {
                return pages.apply(position);
            }

            @Override
            public Mono<byte[]> poll(String position, Scheduler thread) {
                return polls.apply(position, thread);
            }
        };
    }
}
