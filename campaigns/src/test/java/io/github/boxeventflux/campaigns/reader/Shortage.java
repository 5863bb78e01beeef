package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;

/** A place for checkpoints where space can run out. */
interface Shortage {

    /** Where the directory is for processes that are started here. */
    Path directory();

    /** Where the same directory is for this process. */
    Path seenFromHere();

    /** Starts a process for which space is as short as it is now. */
    ChildProcess startJava(Class<?> main, String... arguments);

    /** From now on nothing more can be written. */
    void begin() throws IOException, InterruptedException;

    /** There is space again. */
    void end() throws IOException, InterruptedException;

    /** What can happen. */
    enum Kind {
        /** A file system without a free block. */
        FULL_FILE_SYSTEM {
            @Override
            boolean isPossible() throws IOException, InterruptedException {
                return SmallFileSystem.isPossible();
            }

            @Override
            Shortage in(Path directory, ChildProcesses processes) throws InterruptedException {
                return new SmallFileSystem(directory, processes);
            }
        },

        /** A process that may write no file longer than nothing; this can happen to everybody. */
        FILE_SIZE_LIMIT {
            @Override
            boolean isPossible() {
                return true;
            }

            @Override
            Shortage in(Path directory, ChildProcesses processes) {
                return new FileSizeLimit(directory, processes);
            }
        };

        abstract boolean isPossible() throws IOException, InterruptedException;

        abstract Shortage in(Path directory, ChildProcesses processes) throws InterruptedException;
    }
}
