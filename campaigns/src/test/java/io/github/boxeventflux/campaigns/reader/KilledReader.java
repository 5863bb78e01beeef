package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.box.BoxProcess;
import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A reader that is killed at random moments and started again at once, and the books that are kept of it. */
final class KilledReader {

    private static final int STARTING_ONE_IN = 4;
    private static final Duration RARELY = Duration.ofMillis(100);
    private static final int MOST_MILLIS_FOR_EACH_EVENT = 5;

    private final ChildProcesses processes;
    private final BoxProcess box;
    private final ReaderSettings settings;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private int published;
    private int appended;
    private int confirmed;
    private int millisToStart;
    private int killedWhileStarting;
    private int boxRepeatsDropped;

    KilledReader(ChildProcesses processes, Path directory, Processing processing, long seed)
            throws InterruptedException {
        this.processes = processes;
        random = new Random(seed);
        box = BoxProcess.start(processes, seed);
        settings = new ReaderSettings(
                box.apiUrl(),
                box.token(),
                directory.resolve("checkpoints"),
                directory.resolve("ids"),
                processing,
                RARELY);
    }

    /** One run, in which so many events happen, and which ends in the middle. */
    void readAndKill(int events) throws IOException, InterruptedException {
        ChildProcess reader;
        if (millisToStart > 0 && random.nextInt(STARTING_ONE_IN) == 0) {
            publish(events);
            reader = start();
            killWithin(millisToStart, reader);
            killedWhileStarting++;
        } else {
            publish(events / 2);
            long before = System.nanoTime();
            reader = start();
            reader.awaitLine("page ");
            millisToStart = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            publish(events - events / 2);
            // Also for what was left before: else a slow machine would leave almost everything to the last run.
            killWithin(MOST_MILLIS_FOR_EACH_EVENT * (published - ledger.appended()), reader);
        }
        judge(reader);
    }

    /** The last run: everything is read. */
    void readToTheEnd(int events) throws IOException, InterruptedException {
        publish(events);
        ChildProcess reader = start();
        reader.awaitLine("waits");
        reader.tell(ReaderProgram.STOP);
        assertThat(reader.awaitExit()).as("exit code").isZero();
        judge(reader);
        ledger.complete(box.published());
    }

    Ledger ledger() {
        return ledger;
    }

    int killedWhileStarting() {
        return killedWhileStarting;
    }

    int boxRepeatsDropped() {
        return boxRepeatsDropped;
    }

    private void publish(int events) throws InterruptedException {
        box.publish(events);
        published += events;
    }

    /** A reader that saves all the time shows a checkpoint that is ahead; one that saves rarely leaves much to repeat. */
    private ChildProcess start() {
        Duration saveInterval = random.nextBoolean() ? Duration.ZERO : RARELY;
        return processes.startJava(
                ReaderProgram.class, settings.savingEvery(saveInterval).arguments());
    }

    private void killWithin(int millis, ChildProcess reader) throws InterruptedException {
        CompletableFuture.runAsync(
                        reader::close, CompletableFuture.delayedExecutor(random.nextInt(millis), TimeUnit.MILLISECONDS))
                .join();
        assertThat(reader.awaitExit())
                .as(() -> "exit code after\n" + String.join("\n", reader.output()))
                .isEqualTo(ChildProcess.KILLED);
    }

    private void judge(ChildProcess reader) throws IOException, InterruptedException {
        List<String> allIds = LineFile.read(settings.ids());
        List<String> allConfirmed = LineFile.read(settings.confirmedIds());
        ledger.ran(
                allIds.subList(appended, allIds.size()),
                Checkpoints.covered(Checkpoints.load(settings.checkpoints()), box),
                allConfirmed.subList(confirmed, allConfirmed.size()));
        appended = allIds.size();
        confirmed = allConfirmed.size();
        boxRepeatsDropped += reader.output().stream()
                .filter(line -> line.startsWith("dropped "))
                .mapToInt(line -> Integer.parseInt(line.substring("dropped ".length())))
                .sum();
    }
}
