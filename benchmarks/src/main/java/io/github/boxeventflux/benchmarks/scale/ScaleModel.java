package io.github.boxeventflux.benchmarks.scale;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what so many streams need. */
@Command(
        name = "scale",
        description = "Computes what so many streams need; measures nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class ScaleModel implements Callable<Integer> {

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private SetupOptions setup = new SetupOptions();

    @Override
    public Integer call() {
        System.out.println(
                new Sizing(workload.workload(), setup.setup()).sheet().text());
        return 0;
    }
}
