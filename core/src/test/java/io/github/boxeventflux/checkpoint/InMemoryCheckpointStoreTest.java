package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemoryCheckpointStoreTest extends CheckpointStoreContract {

    private final CheckpointStore store = CheckpointStore.inMemory();

    @Override
    CheckpointStore store() {
        return store;
    }

    @Test
    void anotherStoreIsAnotherPlace() {
        save(FIRST, always());

        assertThat(Recorder.signalsOf(CheckpointStore.inMemory().load(KEY))).containsExactly("complete");
    }

    @Test
    void itBlocksNobody() {
        assertThat(store.isBlocking()).isFalse();
    }
}
