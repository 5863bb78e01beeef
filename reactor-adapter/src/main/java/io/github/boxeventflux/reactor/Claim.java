package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.WriteCondition;
import reactor.core.publisher.Mono;

/** The right to read a stream and to save how far it was read. */
interface Claim {

    /** Where nothing is saved, everybody may read. */
    Claim NONE = Mono::empty;

    /** Under which condition to save. */
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

    /** Gives the right back. */
    Mono<Void> release();
}
