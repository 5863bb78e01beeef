package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.box.EventArguments;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is read and where it is written: arguments on one side, {@link Settings} and {@link StreamOptions} on the other. */
final class ExportArguments {

    /** Box keeps events for 365 days; while they are read, none of them should grow older than that. */
    private static final Duration KEPT = StreamType.ADMIN_LOGS.retention().minusHours(1);

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where to: a name that ends with .jsonl (each event as Box sent it, a line each) or .csv,"
                    + " compressed with .gz behind it. Until it is complete it is called FILE.part, with FILE.progress"
                    + " next to it.")
    private Path output = Path.of("");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "The first events: a time with its offset, such as 2026-03-01T08:00:00+01:00, or a date, which"
                            + " begins at midnight UTC. Not more than 365 days ago. Must be given for the real Box; a fake one"
                            + " tells all that it has.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Events before this time, which may be written alike; by default now. Box tells the last minute"
                            + " a minute late.")
    private @Nullable Instant until;

    @Mixin
    private final EventArguments events = new EventArguments();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many pages are read at the same time, 1 to 64; by default ${DEFAULT-VALUE}.")
    private int concurrency = HistoryOptions.defaults().concurrency();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}, where the name of the file does not say it.")
    private @Nullable Format format;

    @Option(names = "--overwrite", description = "Replace FILE, when the new one is complete.")
    private boolean overwrite;

    /**
     * Where it is written.
     *
     * @throws IllegalArgumentException when that cannot be
     */
    Output output() {
        return Output.of(output, format, overwrite);
    }

    /**
     * What is to be in the file.
     *
     * @param begun what is there already, with the times that were meant when it was begun; {@code null} for nothing
     * @throws IllegalArgumentException when it cannot be read, or is not what was begun
     */
    Settings settings(Box box, Output file, @Nullable SavedProgress begun, Instant now) {
        Settings wanted = new Settings(
                box.name(),
                events.asUser(),
                since(box, begun).toString(),
                until(box, begun, now).toString(),
                events.eventTypes().stream()
                        .map(EventType::value)
                        .sorted()
                        .distinct()
                        .toList(),
                file.formatName());
        if (begun == null) {
            checkPeriod(wanted, now);
        } else {
            wanted.requireSameAs(begun.settings(), file);
        }
        return wanted;
    }

    /**
     * How it is read.
     *
     * @throws IllegalArgumentException with the library's own words
     */
    StreamOptions.Builder toOptions(Box box, Settings settings) {
        return events.toOptions(box)
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(Instant.parse(settings.since())))
                .createdBefore(Instant.parse(settings.until()))
                .history(HistoryOptions.builder().concurrency(concurrency).build())
                // Box tells its history without repeats: what is remembered of them would only make each save larger.
                .deduplication(DeduplicationOptions.builder().maxIds(0).build());
    }

    /** Warns of types that may be misspelt. */
    void warnOfUnknownTypes(PrintStream err) {
        events.warnOfUnknownTypes(err);
    }

    private Instant since(Box box, @Nullable SavedProgress begun) {
        if (since != null) {
            return since.truncatedTo(ChronoUnit.SECONDS);
        }
        if (begun != null) {
            return Instant.parse(begun.settings().since());
        }
        if (box instanceof PlayedYear year) {
            return year.since();
        }
        throw new IllegalArgumentException("--since: is missing; allowed is a time within the last 365 days");
    }

    private Instant until(Box box, @Nullable SavedProgress begun, Instant now) {
        if (until != null) {
            return until.truncatedTo(ChronoUnit.SECONDS);
        }
        if (begun != null) {
            return Instant.parse(begun.settings().until());
        }
        return box instanceof PlayedYear year ? year.until() : now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void checkPeriod(Settings wanted, Instant now) {
        Instant from = Instant.parse(wanted.since());
        Instant to = Instant.parse(wanted.until());
        Instant oldest = now.minus(KEPT).truncatedTo(ChronoUnit.SECONDS);
        if (from.isBefore(oldest) || !from.isBefore(now)) {
            throw new IllegalArgumentException("--since: " + from + " is not allowed; allowed is a time from " + oldest
                    + " on, since Box keeps events for 365 days, and before now");
        }
        if (!from.isBefore(to) || to.isAfter(now)) {
            throw new IllegalArgumentException("--until: " + to + " is not allowed; allowed is a time after --since ("
                    + from + ") and not after now (" + now.truncatedTo(ChronoUnit.SECONDS) + ")");
        }
    }
}
