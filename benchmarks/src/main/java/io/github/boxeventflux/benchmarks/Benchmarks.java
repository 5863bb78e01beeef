package io.github.boxeventflux.benchmarks;

import io.github.boxeventflux.benchmarks.backlog.BacklogDrain;
import io.github.boxeventflux.benchmarks.budget.RequestBudgetUse;
import io.github.boxeventflux.benchmarks.checkpoint.CheckpointCost;
import io.github.boxeventflux.benchmarks.connect.ConnectThroughput;
import io.github.boxeventflux.benchmarks.decode.DecodeSpeed;
import io.github.boxeventflux.benchmarks.growth.StreamGrowth;
import io.github.boxeventflux.benchmarks.history.HistoryConcurrency;
import io.github.boxeventflux.benchmarks.idle.IdleStreams;
import io.github.boxeventflux.benchmarks.notice.NoticeDelay;
import io.github.boxeventflux.benchmarks.repeats.RepeatsCost;
import io.github.boxeventflux.benchmarks.scale.ScaleCheck;
import io.github.boxeventflux.benchmarks.scale.ScaleModel;
import io.github.boxeventflux.benchmarks.start.FirstEvent;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts a measurement: {@code --help} says which there are. */
@Command(
        name = "benchmarks",
        description = "Measures what the library costs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DecodeSpeed.class,
            BacklogDrain.class,
            StreamGrowth.class,
            NoticeDelay.class,
            RepeatsCost.class,
            FirstEvent.class,
            CheckpointCost.class,
            HistoryConcurrency.class,
            RequestBudgetUse.class,
            IdleStreams.class,
            ConnectThroughput.class,
            ScaleModel.class,
            ScaleCheck.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    /** Ends the process with 0 when it was measured, 1 when it failed or a bound does not hold, 2 for a wrong command. */
    public static void main(String[] args) {
        System.setProperty("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }
}
