package io.github.boxeventflux.examples.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import io.github.boxeventflux.examples.terminal.Version;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads it, puts the parts together, and turns each way to end into an exit code. */
@Command(
        name = "kafka",
        description = {
            "Starts a Kafka broker and a Connect worker on this machine, brings the events of Box into topics, and prints"
                    + " what a consumer gets.",
            "",
            "With BOX_ACCESS_TOKEN in the environment it reads that token's account at Box; without, a fake Box that"
                    + " it starts in this process. Ctrl-C ends it, and nothing is left of it.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class KafkaCommand implements Callable<Integer> {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;

    private final Terminal terminal;
    private final Shutdown shutdown;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--config",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "user",
            description = "Which ready-made configurations run: ${COMPLETION-CANDIDATES}; several with commas between"
                    + " them. Default: ${DEFAULT-VALUE}.")
    private Set<ReadyConfig> configs = Set.of();

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many records.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show what Kafka's clients warn of, and where an error comes from.")
    private boolean verbose;

    KafkaCommand(Terminal terminal, Shutdown shutdown, Map<String, String> environment) {
        this.terminal = terminal;
        this.shutdown = shutdown;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--limit: " + limit + " is not allowed; allowed is 1 and more");
        }
        if (!verbose) {
            ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
        }
        Thread here = Thread.currentThread();
        CompletableFuture<Void> requested = shutdown.requested().toFuture();
        CompletableFuture<Void> unused = requested.thenRun(here::interrupt);
        try (SourceBox box = SourceBox.in(environment)) {
            terminal.err().println(box.introduction());
            new KafkaRun(terminal, box).print(configs, limit);
            return SUCCEEDED;
        } catch (RuntimeException e) {
            if (requested.isDone()) {
                return SUCCEEDED;
            }
            terminal.complain("kafka", e, verbose);
            return FAILED;
        }
    }
}
