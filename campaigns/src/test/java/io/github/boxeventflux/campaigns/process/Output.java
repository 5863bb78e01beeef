package io.github.boxeventflux.campaigns.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines that a process prints, as they come. */
final class Output {

    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    /** Reads to the end, which comes when the process is gone. */
    void read(BufferedReader reader) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(the rest cannot be read: " + e + ")");
        } finally {
            end();
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * Waits until what was printed so far has that in it.
     *
     * @param atMost how long without a new line
     * @param find gives what is waited for; {@code null} as long as it is not there
     */
    synchronized <T> T await(String what, Duration atMost, Function<List<String>, @Nullable T> find)
            throws InterruptedException {
        int seen = -1;
        long deadline = 0;
        for (T found = find.apply(lines); ; found = find.apply(lines)) {
            if (found != null) {
                return found;
            }
            if (lines.size() > seen) {
                seen = lines.size();
                deadline = System.nanoTime() + atMost.toNanos();
            }
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (ended || millis <= 0) {
                throw new AssertionError(
                        "No " + what + (ended ? " before the end" : " and no other line within " + atMost)
                                + "; the output was\n" + this);
            }
            wait(millis);
        }
    }

    /** All of it, for people. */
    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
