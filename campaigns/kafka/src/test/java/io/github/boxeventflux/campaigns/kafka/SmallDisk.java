package io.github.boxeventflux.campaigns.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system in memory that can be filled up. It is mounted in a name space of its own, which needs no right, is reached
 * through the process that holds it, and is gone with that one.
 */
final class SmallDisk implements Shortage {

    private static final List<String> NAME_SPACE = List.of("unshare", "--user", "--map-root-user", "--mount", "--");
    private static final String MOUNT = "mount -t tmpfs -o size=64m tmpfs \"$0\"";

    private final Process holder;
    private final Path directory;

    /** @param place a directory that is there */
    SmallDisk(Path place) throws IOException {
        // cat ends when its input does, which is when this process has ended.
        holder = new ProcessBuilder(command(MOUNT + " && echo mounted && exec cat", place))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        if (!"mounted".equals(output.readLine())) {
            throw new IOException("No file system could be mounted at " + place);
        }
        directory = Path.of("/proc/" + holder.pid() + "/root" + place.toAbsolutePath());
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

    /** For everybody. */
    @Override
    public void begin(long pid) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            // That was to be reached.
        }
    }

    @Override
    public void end() throws IOException {
        Files.delete(ballast());
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static List<String> command(String script, Path place) {
        List<String> command = new ArrayList<>(NAME_SPACE);
        command.addAll(List.of("sh", "-c", script, place.toAbsolutePath().toString()));
        return command;
    }
}
