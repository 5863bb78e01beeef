package io.github.boxeventflux.examples.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the output goes.
 *
 * @param out for what was asked for
 * @param err for what is said about it
 * @param charset of both
 * @param statusLine below both
 * @param colours on {@code out}, {@code err} and the status line
 */
public record Terminal(PrintStream out, PrintStream err, Charset charset, StatusLine statusLine, Colours colours) {

    /**
     * This process's streams. A status line is drawn only where a person watches both of them; a file or another program
     * gets UTF-8 and nothing but lines.
     */
    public static Terminal ofThisProcess() {
        Console console = watchedConsole();
        boolean watched = console != null;
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        FileOutputStream rawErr = new FileOutputStream(FileDescriptor.err);
        StatusLine statusLine = new StatusLine(watched && errIsWhereOutIs() ? rawErr : null, charset, System::nanoTime);
        PrintStream out = statusLine.above(new FileOutputStream(FileDescriptor.out));
        PrintStream err = statusLine.above(rawErr);
        // For what others print, the log above all.
        System.setErr(err);
        return new Terminal(out, err, charset, statusLine, new Colours(watched ? Ansi.AUTO : Ansi.OFF));
    }

    /** Lets a command line print here. */
    public CommandLine dress(CommandLine commandLine) {
        return commandLine
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours.ansi()))
                .setOut(new PrintWriter(out, true, charset))
                .setErr(new PrintWriter(err, true, charset));
    }

    /** Says in one line what went wrong, and on demand where it comes from. */
    public void complain(String program, Throwable error, boolean verbose) {
        err.println(program + ": " + Visible.of(error.getMessage() == null ? error.toString() : error.getMessage()));
        if (verbose) {
            error.printStackTrace(err);
        }
    }

    // That there can be a console without a terminal, on JDK 22 and newer, is what isTerminal() is for.
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console watchedConsole() {
        Console console = System.console();
        return console == null || !isTerminal(console) || "dumb".equals(System.getenv("TERM")) ? null : console;
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before JDK 22 there is no such method, and no console without a terminal.
            return true;
        }
    }

    /** A console tells of standard output only. Where the system has these paths, they tell of the other. */
    private static boolean errIsWhereOutIs() {
        Path out = Path.of("/proc/self/fd/1");
        Path err = Path.of("/proc/self/fd/2");
        try {
            return !Files.exists(err) || Files.isSameFile(out, err);
        } catch (IOException e) {
            return true;
        }
    }
}
