package io.github.boxeventflux.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** A terminal that nobody watches; what was printed can be asked for. */
public final class TestTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StatusLine statusLine = new StatusLine(null, UTF_8, System::nanoTime);

    public Terminal terminal() {
        return printingTo(out);
    }

    /** As after {@code | head}. */
    public Terminal whoseOutputIsClosed() {
        return printingTo(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
    }

    public List<String> out() {
        return out.toString(UTF_8).lines().toList();
    }

    public List<String> err() {
        return err.toString(UTF_8).lines().toList();
    }

    private Terminal printingTo(OutputStream stream) {
        PrintStream errors = statusLine.above(err);
        return new Terminal(statusLine.above(stream), errors, UTF_8, statusLine, Colours.NONE);
    }
}
