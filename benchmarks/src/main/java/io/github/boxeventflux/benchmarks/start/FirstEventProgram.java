package io.github.boxeventflux.benchmarks.start;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program that reads events, and says how many nanoseconds after its {@code main} began the first one was there. */
final class FirstEventProgram {

    private FirstEventProgram() {}

    public static void main(String[] arguments) throws IOException {
        long begun = System.nanoTime();
        AtomicBoolean first = new AtomicBoolean(true);
        Candidate.valueOf(arguments[0]).start(URI.create(arguments[1]), () -> {
            if (first.getAndSet(false)) {
                System.out.println(System.nanoTime() - begun);
            }
        });
        // Until its parent ends it.
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
