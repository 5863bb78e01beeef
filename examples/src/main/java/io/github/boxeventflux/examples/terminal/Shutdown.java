package io.github.boxeventflux.examples.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ctrl-C, or a kill, as a signal that a stream can be ended by; and some time for the end. */
public final class Shutdown {

    private static final int SECONDS_FOR_THE_END = 3;

    private final Sinks.Empty<Void> request = Sinks.empty();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** From now on the process does not end before {@link #finished()}, or not much. */
    public static Shutdown whenInterrupted() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::requestAndWait, "shutdown"));
        return shutdown;
    }

    /** Completes when the process is to end. */
    public Mono<Void> requested() {
        return request.asMono();
    }

    /** Everything is cleaned up. */
    public void finished() {
        finished.countDown();
    }

    /** Asks for the end. */
    public void request() {
        request.tryEmitEmpty();
    }

    private void requestAndWait() {
        request();
        try {
            if (!finished.await(SECONDS_FOR_THE_END, TimeUnit.SECONDS)) {
                System.err.println("The output is stuck; giving up on it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
