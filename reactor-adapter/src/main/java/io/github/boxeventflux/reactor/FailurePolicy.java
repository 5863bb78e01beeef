package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import java.util.Objects;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What becomes of an event whose handler has failed for the last time. There are these three and no others. */
public abstract sealed class FailurePolicy {

    private static final FailurePolicy STOP = new Stop();
    private static final FailurePolicy SKIP = new Skip();

    private FailurePolicy() {}

    /**
     * The processing ends with the handler's last error, and the event does not count as done: whoever starts again from
     * a checkpoint gets it again.
     */
    public static FailurePolicy stop() {
        return STOP;
    }

    /** The event counts as done. Listeners are told of it and it is logged; nothing else is left of it. */
    public static FailurePolicy skip() {
        return SKIP;
    }

    /**
     * The event is put somewhere else, and counts as done when that has succeeded. It gets the time limit and the retries
     * of a handler; when it has failed for the last time, the processing ends with its last error, to which the
     * handler's is added as suppressed, and the event does not count as done.
     *
     * @param function makes, of the event and the handler's last error, the publisher that puts it there; called anew for
     *     each try. Its elements are ignored
     */
    public static FailurePolicy deadLetter(
            BiFunction<? super Event, ? super Throwable, ? extends Publisher<?>> function) {
        return new DeadLetter(Objects.requireNonNull(function, "deadLetter"));
    }

    /** Completes when the event counts as done; fails when the processing is to end. */
    abstract Mono<Void> afterFailure(Event event, Throwable error, Attempts attempts);

    private static final class Stop extends FailurePolicy {

        @Override
        Mono<Void> afterFailure(Event event, Throwable error, Attempts attempts) {
            return Mono.error(error);
        }

        /** For a log. */
        @Override
        public String toString() {
            return "stop";
        }
    }

    private static final class Skip extends FailurePolicy {

        @Override
        Mono<Void> afterFailure(Event event, Throwable error, Attempts attempts) {
            return Mono.empty();
        }

        /** For a log. */
        @Override
        public String toString() {
            return "skip";
        }
    }

    private static final class DeadLetter extends FailurePolicy {

        private final BiFunction<? super Event, ? super Throwable, ? extends Publisher<?>> function;

        DeadLetter(BiFunction<? super Event, ? super Throwable, ? extends Publisher<?>> function) {
            this.function = function;
        }

        @Override
        Mono<Void> afterFailure(Event event, Throwable error, Attempts attempts) {
            return attempts.untilSuccess(event, () -> function.apply(event, error), STOP)
                    .onErrorMap(own -> suppressing(own, error));
        }

        private static Throwable suppressing(Throwable own, Throwable error) {
            // An error cannot suppress itself, and a function may well hand back the one that it was given.
            if (own != error) {
                own.addSuppressed(error);
            }
            return own;
        }

        /** For a log. */
        @Override
        public String toString() {
            return "dead letter";
        }
    }
}
