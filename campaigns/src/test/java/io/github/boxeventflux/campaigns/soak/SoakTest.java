package io.github.boxeventflux.campaigns.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.Seed;
import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** However long it reads and whatever breaks meanwhile, it takes no more, and nothing is missing or out of place. */
class SoakTest {

    private static final int EVENTS = Integer.getInteger("campaign.soak", 100_000);
    private static final int SAMPLES = 80;

    /** The collector and the compiler take a little more or less each time. */
    private static final long HEAP_NOISE = 4_000_000;

    /** The client holds eight connections at most, and a file of the checkpoint store may be open. */
    private static final long FILES_NOISE = 10;

    @RegisterExtension
    final ChildProcesses processes = new ChildProcesses();

    @Test
    void aLongStreamTakesNoMoreThanAShortOne(@TempDir Path directory) throws InterruptedException {
        long seed = Seed.of("Soak");
        ChildProcess server = processes.start(java("-Xmx1g", SoakServer.class, seed, EVENTS));
        String expected = server.awaitLine("expected ");
        long began = System.nanoTime();

        ChildProcess reader = processes.start(java(
                "-Xmx128m",
                SoakReader.class,
                server.awaitLine("api "),
                server.awaitLine("token "),
                expected.substring(0, expected.indexOf(' ')),
                EVENTS / SAMPLES,
                directory));
        String read = reader.awaitLine("read ");

        List<SoakSample> samples = reader.output().stream()
                .filter(line -> line.startsWith(SoakSample.LINE))
                .map(SoakSample::of)
                .toList();
        System.out.println(table(samples, (System.nanoTime() - began) / 1_000_000_000));
        assertThat(read).isEqualTo(expected);
        assertFlat("heap", samples, SoakSample::heap, HEAP_NOISE);
        assertFlat("direct memory", samples, SoakSample::direct, HEAP_NOISE);
        assertFlat("threads", samples, SoakSample::threads, 1);
        assertFlat("open files", samples, SoakSample::files, FILES_NOISE);
    }

    /** The last quarter's most is no more than that of the second one. */
    private static void assertFlat(
            String what, List<SoakSample> samples, ToLongFunction<SoakSample> value, long noise) {
        int quarter = samples.size() / 4;
        assertThat(most(samples.subList(3 * quarter, samples.size()), value))
                .as(what)
                .isLessThanOrEqualTo(most(samples.subList(quarter, 2 * quarter), value) + noise);
    }

    private static long most(List<SoakSample> samples, ToLongFunction<SoakSample> value) {
        return samples.stream().mapToLong(value).max().orElseThrow();
    }

    private static String table(List<SoakSample> samples, long seconds) {
        StringBuilder table = new StringBuilder(seconds + " s\n| events | heap, MB | direct, MB | threads | files |\n"
                + "|---:|---:|---:|---:|---:|\n");
        samples.stream()
                .sorted(Comparator.comparing(SoakSample::events))
                .forEach(sample -> table.append(sample.row()).append('\n'));
        return table.toString();
    }

    private static List<String> java(String heap, Class<?> main, Object... arguments) {
        List<String> command = ChildProcesses.javaCommand(main);
        command.replaceAll(argument -> argument.startsWith("-Xmx") ? heap : argument);
        // It runs for long: what counts is speed.
        command.remove("-XX:TieredStopAtLevel=1");
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
