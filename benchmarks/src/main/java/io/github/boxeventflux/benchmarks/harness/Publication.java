package io.github.boxeventflux.benchmarks.harness;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What becomes of a report: the options for it that every measurement has. */
public final class Publication {

    @Option(names = "--directory", paramLabel = "DIRECTORY", description = "Where the results go.")
    private Path directory = Target.DIRECTORY;

    @Option(
            names = "--no-bounds",
            description = "Does not fail when a bound does not hold: to see whether it runs, not how fast.")
    private boolean withoutBounds;

    /** Where the results go. */
    public Path directory() {
        return directory;
    }

    /** Shows it, writes it, and gives the exit code of the command. */
    public int of(Report report) {
        System.out.println(report.table());
        System.out.println();
        System.out.println(report.boundsTable());
        System.out.println();
        System.out.println(report.write(directory));
        return withoutBounds || report.boundsHold() ? 0 : 1;
    }
}
