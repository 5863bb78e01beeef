package io.github.boxeventflux.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final String ERASED = "\r\033[K";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong time = new AtomicLong();
    private final StatusLine statusLine = new StatusLine(terminal, UTF_8, time::get);
    private final PrintStream out = statusLine.above(terminal);

    @Test
    void isCutOffWhereTheTerminalEnds() {
        statusLine.show("reading");

        assertThat(written()).isEqualTo(drawn("reading"));
    }

    @Test
    void isDrawnOverWhatItShowed() {
        statusLine.show("reading");
        statusLine.show("waiting");

        assertThat(written()).isEqualTo(drawn("reading") + drawn("waiting"));
    }

    @Test
    void makesRoomForALineAndComesBackBelowIt() {
        statusLine.show("reading");
        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        out.println("an event");

        assertThat(written()).isEqualTo(drawn("reading") + ERASED + line("an event") + drawn("reading"));
    }

    @Test
    void isNotRedrawnForEachLineOfAFlood() {
        statusLine.show("reading");
        out.println("an event");
        out.println("another");

        assertThat(written()).isEqualTo(drawn("reading") + ERASED + line("an event") + line("another"));
    }

    @Test
    void isGoneWhenTheWorkIsDone() {
        statusLine.showDuring(() -> statusLine.show("reading"), () -> "reading");
        statusLine.show("too late");

        assertThat(written()).endsWith(drawn("reading") + ERASED);
    }

    @Test
    void isNothingWhereThereIsNoTerminal() {
        StatusLine none = new StatusLine(null, UTF_8, time::get);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        none.showDuring(() -> none.above(file).println("an event"), () -> "reading");

        assertThat(file.toString(UTF_8)).isEqualTo(line("an event"));
    }

    private String written() {
        return terminal.toString(UTF_8);
    }

    private static String drawn(String text) {
        return ERASED + "\033[?7l" + text + "\033[?7h\r";
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
