package io.github.boxeventflux.examples.kafka.cluster;

/** Between two looks at a process that cannot tell when it is ready. */
final class Pause {

    private static final long MILLIS = 50;

    private Pause() {}

    static void shortly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a server", e);
        }
    }
}
