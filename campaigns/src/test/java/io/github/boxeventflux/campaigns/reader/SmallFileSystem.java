package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system of half a mebibyte in memory, in a name space of its own: it needs no right, nobody else sees it, and it is
 * gone with the process that holds it.
 */
final class SmallFileSystem implements Shortage {

    private static final List<String> NAME_SPACE = List.of("unshare", "--user", "--map-root-user", "--mount", "--");
    private static final String MOUNT = "mount -t tmpfs -o size=512k tmpfs \"$0\"";

    private final ChildProcesses processes;
    private final ChildProcess holder;
    private final Path directory;

    SmallFileSystem(Path directory, ChildProcesses processes) throws InterruptedException {
        this.processes = processes;
        this.directory = directory;
        // cat ends when its input does, which is when this process has ended.
        holder = processes.start(command(MOUNT + " && echo mounted && exec cat", directory));
        holder.awaitLine("mounted");
    }

    /** Not every machine allows name spaces. */
    static boolean isPossible() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command(MOUNT, Path.of(System.getProperty("java.io.tmpdir"))))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path seenFromHere() {
        return Path.of("/proc/" + holder.pid() + "/root" + directory);
    }

    @Override
    public ChildProcess startJava(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "nsenter",
                "--target",
                Long.toString(holder.pid()),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--"));
        command.addAll(ChildProcesses.javaCommand(main, arguments));
        return processes.start(command);
    }

    @Override
    public void begin() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            fill(ballast);
        }
    }

    @Override
    public void end() throws IOException {
        Files.delete(ballast());
    }

    private static void fill(OutputStream ballast) {
        byte[] block = new byte[4096];
        try {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            // That was to be reached.
        }
    }

    private Path ballast() {
        return seenFromHere().resolve("ballast");
    }

    private static List<String> command(String script, Path directory) {
        List<String> command = new ArrayList<>(NAME_SPACE);
        command.addAll(List.of("sh", "-c", script, directory.toString()));
        return command;
    }
}
