package io.github.boxeventflux.benchmarks.box;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What a user's stream is answered with. */
public interface Account {

    /** The page at a position. */
    byte[] page(String position);

    /** What a long poll at a position is answered with, and when. */
    Mono<byte[]> poll(String position);

    /** One made of both. */
    static Account of(Function<String, byte[]> pages, Function<String, Mono<byte[]>> polls) {
        return new Account() {
            @Override
            public byte[] page(String position) {
                return pages.apply(position);
            }

            @Override
            public Mono<byte[]> poll(String position) {
                return polls.apply(position);
            }
        };
    }
}
