package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.WriteCondition;
import reactor.core.publisher.Mono;

/** The right to read a stream and to save how far it was read. */
interface Claim {

    /** Where nothing is saved, everybody may read. */
    Claim NONE = new Claim() {
        @Override
        public Mono<Void> take() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> release() {
            return Mono.empty();
        }
    };

    /** Completes when the right is there. */
    Mono<Void> take();

    /** Under which condition to save, once it is there. */
    default WriteCondition condition() {
        return WriteCondition.always();
    }

    /** Keeps the right for as long as it is subscribed to; fails when it is lost, and does not complete. */
    default Mono<Void> lost() {
        return Mono.never();
    }

    /**
     * Whether an event may be delivered now.
     *
     * @throws io.github.boxeventflux.error.LeaseLostException when it may not
     */
    default void check() {}

    /** Reading is over, and only the last checkpoint is saved. */
    default void ending() {}

    /** Gives the right back, if it is there. */
    Mono<Void> release();
}
