package io.github.boxeventflux.reactor;

import reactor.core.publisher.Mono;

/** What is read and what of it is done. */
interface Acknowledgements {

    /** Without a store nothing is waited for. */
    Acknowledgements NONE = new Acknowledgements() {
        @Override
        public ReadPage track(ReadPage page) {
            return page;
        }

        @Override
        public Mono<Void> room() {
            return Mono.empty();
        }

        @Override
        public <T> Mono<T> allDone() {
            return Mono.empty();
        }
    };

    /** One more page was read: the same page, with the place where its events are said to be done. */
    ReadPage track(ReadPage page);

    /** Completes when one more page may be read. */
    Mono<Void> room();

    /** Completes when everything that was read is done, or when that takes too long. */
    <T> Mono<T> allDone();
}
