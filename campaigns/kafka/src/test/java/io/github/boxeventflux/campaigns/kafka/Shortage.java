package io.github.boxeventflux.campaigns.kafka;

import java.io.IOException;
import java.nio.file.Path;

/** A place for a broker's data where space can run out. */
interface Shortage extends AutoCloseable {

    /** A file system that is filled up, or where no name spaces are allowed, files that may not grow. */
    static Shortage in(Path place) throws IOException, InterruptedException {
        return SmallDisk.isPossible() ? new SmallDisk(place) : new FileSizeLimit(place);
    }

    /** Where it is for everybody. */
    Path directory();

    /** From now on this process can write nothing more there. */
    void begin(long pid) throws IOException, InterruptedException;

    /** There is space for whoever is started then. */
    void end() throws IOException;

    @Override
    void close();
}
