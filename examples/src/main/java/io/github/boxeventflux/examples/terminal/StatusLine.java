package io.github.boxeventflux.examples.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The line below everything else, drawn anew a few times a second. What the program prints has to go through
 * {@link #above}, so that the line makes room for it.
 */
public final class StatusLine {

    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final String ERASE = "\r\033[K";
    // Without wrapping, what does not fit is cut off. A line that wrapped could not be erased.
    private static final String WRAP_OFF = "\033[?7l";
    private static final String WRAP_ON = "\033[?7h";

    private final @Nullable OutputStream terminal;
    private final Charset charset;
    private final LongSupplier nanoTime;
    private String text = "";
    private boolean drawn;
    private boolean ended;
    private long drawnAt;

    /**
     * @param terminal where the line is drawn; {@code null} for no line
     * @param nanoTime a clock such as {@link System#nanoTime()}
     */
    public StatusLine(@Nullable OutputStream terminal, Charset charset, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.charset = charset;
        this.nanoTime = nanoTime;
        drawnAt = nanoTime.getAsLong() - REDRAW.toNanos();
    }

    /** A stream for whole lines that stay. */
    public PrintStream above(OutputStream stream) {
        return new PrintStream(new Above(stream), false, charset);
    }

    /** Whether there is a terminal to show it on. */
    public boolean isWatched() {
        return terminal != null;
    }

    /** Shows the latest text, again and again, while this work is done. */
    public void showDuring(Runnable work, Supplier<String> latest) {
        Disposable redrawing = terminal == null
                ? Disposables.disposed()
                : Flux.interval(Duration.ZERO, REDRAW, Schedulers.boundedElastic())
                        .subscribe(tick -> show(latest.get()));
        try {
            work.run();
        } finally {
            redrawing.dispose();
            end();
        }
    }

    /** Shows this text from now on. */
    public synchronized void show(String value) {
        if (terminal != null && !ended) {
            text = value;
            draw();
        }
    }

    /** Shows nothing from now on. */
    public synchronized void end() {
        ended = true;
        text = "";
        erase();
    }

    private void draw() {
        if (!text.isEmpty()) {
            // The cursor waits at the line's beginning: then a ^C that is typed is erased together with it.
            write(ERASE + WRAP_OFF + text + WRAP_ON + "\r");
            drawn = true;
            drawnAt = nanoTime.getAsLong();
        }
    }

    private void erase() {
        if (drawn) {
            write(ERASE);
            drawn = false;
        }
    }

    private void write(String sequence) {
        try {
            Objects.requireNonNull(terminal).write(sequence.getBytes(charset));
        } catch (IOException e) {
            // Whoever closed the terminal does not look at it.
        }
    }

    private final class Above extends OutputStream {

        private final OutputStream stream;

        Above(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (StatusLine.this) {
                erase();
                stream.write(bytes, offset, length);
                boolean endsLine = length > 0 && bytes[offset + length - 1] == '\n';
                // In a flood of lines the next redrawing is soon enough.
                if (endsLine && nanoTime.getAsLong() - drawnAt >= REDRAW.toNanos()) {
                    draw();
                }
            }
        }
    }
}
