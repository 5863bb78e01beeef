package io.github.boxeventflux.benchmarks.harness;

import java.util.Objects;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure one method once, in a JVM of its own. */
public final class Jmh {

    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 5;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Class<?> benchmark;
    private final TimeValue iteration;

    /**
     * Of that class.
     *
     * @param seconds how long an iteration takes; there are three to warm up and five that count
     */
    public Jmh(Class<?> benchmark, double seconds) {
        this.benchmark = benchmark;
        iteration = TimeValue.milliseconds(Math.round(seconds * 1_000));
    }

    /** Measures it: its score by that name, and {@code bytesAllocated} for each of its operations. */
    public Figures measured(String method, String score) {
        Options options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseG1GC")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            RunResult result = new Runner(options).runSingle();
            Result<?> allocated =
                    Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED);
            return new Figures()
                    .with(score, result.getPrimaryResult().getScore())
                    .with("bytesAllocated", allocated.getScore());
        } catch (RunnerException e) {
            throw new IllegalStateException(method + " could not be measured", e);
        }
    }
}
