package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A limit on the length of the files that a process may write. Pipes have none. */
final class FileSizeLimit implements Shortage {

    private final ChildProcesses processes;
    private final Path directory;
    private final List<ChildProcess> limited = new ArrayList<>();
    private String limit = "unlimited";

    FileSizeLimit(Path directory, ChildProcesses processes) {
        this.processes = processes;
        this.directory = directory;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path seenFromHere() {
        return directory;
    }

    @Override
    public ChildProcess startJava(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("prlimit", option()));
        command.addAll(ChildProcesses.javaCommand(main, arguments));
        ChildProcess started = processes.start(command);
        limited.add(started);
        return started;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        set("0");
    }

    @Override
    public void end() throws IOException, InterruptedException {
        set("unlimited");
    }

    private void set(String value) throws IOException, InterruptedException {
        limit = value;
        for (ChildProcess process : limited) {
            if (process.isAlive()) {
                assertThat(new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), option())
                                .inheritIO()
                                .start()
                                .waitFor())
                        .as("exit code of prlimit")
                        .isZero();
            }
        }
    }

    /** The soft limit alone: the hard one could not be taken back. */
    private String option() {
        return "--fsize=" + limit + ":";
    }
}
