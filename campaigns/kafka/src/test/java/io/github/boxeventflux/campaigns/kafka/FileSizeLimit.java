package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** A limit on the length of the files that a process may write, its log among them. */
record FileSizeLimit(Path directory) implements Shortage {

    @Override
    public void begin(long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=0:")
                        .inheritIO()
                        .start()
                        .waitFor())
                .as("exit code of prlimit")
                .isZero();
    }

    @Override
    public void end() {
        // It went with the process.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
