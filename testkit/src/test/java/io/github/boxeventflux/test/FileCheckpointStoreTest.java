package io.github.boxeventflux.test;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointStoreTest implements CheckpointStoreContract {

    @TempDir
    private Path directory;

    @Override
    public CheckpointStore openStore() {
        return CheckpointStore.file(directory);
    }
}
