package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** What every store promises. */
abstract class CheckpointStoreContract {

    static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);
    static final Checkpoint FIRST = new Checkpoint(
            new StreamPosition("17"), Instant.parse("2026-03-01T10:00:00Z"), List.of("a", "b"), List.of("c"));
    static final Checkpoint SECOND = new Checkpoint(new StreamPosition("18"), List.of());

    /** The store that is tested, empty at first; the same one each time it is asked for. */
    abstract CheckpointStore store();

    @Test
    void atFirstThereIsNone() {
        assertThat(Recorder.signalsOf(store().load(KEY))).containsExactly("complete");
    }

    @Test
    void whatIsSavedIsLoaded() {
        save(FIRST, always());

        assertStored(FIRST);
    }

    @Test
    void theNewestSaveWins() {
        save(FIRST, always());
        save(SECOND, always());

        assertStored(SECOND);
    }

    @Test
    void nothingIsSavedBeforeSomebodyAsks() {
        Publisher<Void> save = store().save(KEY, FIRST, always());
        Recorder<Void> recorder = Recorder.of(save);
        assertThat(Recorder.signalsOf(store().load(KEY))).containsExactly("complete");

        recorder.subscription.request(1);

        assertStored(FIRST);
    }

    @Test
    void streamsAreKeptApartByNameAndType() {
        save(FIRST, always());

        assertThat(Recorder.signalsOf(store().load(new StreamKey("audit", StreamType.CHANGES))))
                .containsExactly("complete");
        assertThat(Recorder.signalsOf(store().load(new StreamKey("other", StreamType.ALL))))
                .containsExactly("complete");
    }

    @Test
    void whatWasDeletedIsGone() {
        save(FIRST, always());
        assertThat(Recorder.signalsOf(store().delete(KEY))).containsExactly("complete");

        assertThat(Recorder.signalsOf(store().load(KEY))).containsExactly("complete");
        assertThat(Recorder.signalsOf(store().delete(KEY))).containsExactly("complete");
    }

    @Test
    void aFirstSaveDoesNotReplaceAnother() {
        save(FIRST, ifAbsent());

        assertRefused(SECOND, ifAbsent(), CheckpointException.class, "already");
        assertStored(FIRST);

        Recorder.signalsOf(store().delete(KEY));
        save(SECOND, ifAbsent());
        assertStored(SECOND);
    }

    @Test
    void anOldOwnerDoesNotReplaceWhatANewerOneSaved() {
        save(FIRST, notNewerThan(7));

        assertRefused(SECOND, notNewerThan(6), LeaseLostException.class, "newer owner");
        assertStored(FIRST);
    }

    @Test
    void theSameAndANewerOwnerDo() {
        save(FIRST, notNewerThan(7));
        save(SECOND, notNewerThan(7));
        assertStored(SECOND);

        save(FIRST, notNewerThan(8));
        assertStored(FIRST);
        assertRefused(SECOND, notNewerThan(7), LeaseLostException.class, "newer owner");
    }

    @Test
    void aSaveWithoutAnOwnerForgetsNoOwner() {
        save(FIRST, notNewerThan(7));
        save(SECOND, always());

        assertRefused(FIRST, notNewerThan(6), LeaseLostException.class, "newer owner");
        assertStored(SECOND);
    }

    @Test
    void streamsDoNotShareOwners() {
        save(FIRST, notNewerThan(7));

        assertThat(Recorder.signalsOf(store().save(new StreamKey("other", StreamType.ALL), SECOND, notNewerThan(6))))
                .containsExactly("complete");
    }

    @Test
    void whatWasDeletedHadNoOwner() {
        save(FIRST, notNewerThan(7));
        Recorder.signalsOf(store().delete(KEY));

        save(SECOND, notNewerThan(6));
        assertStored(SECOND);
    }

    @Test
    void aStreamThatIsReleasedCanBeReadOn() {
        save(FIRST, notNewerThan(7));
        assertThat(Recorder.signalsOf(store().release(KEY))).containsExactly("complete");
        assertThat(Recorder.signalsOf(store().release(KEY))).containsExactly("complete");

        assertStored(FIRST);
        assertRefused(SECOND, notNewerThan(6), LeaseLostException.class, "newer owner");
    }

    final void save(Checkpoint checkpoint, WriteCondition condition) {
        assertThat(Recorder.signalsOf(store().save(KEY, checkpoint, condition))).containsExactly("complete");
    }

    final void assertStored(Checkpoint checkpoint) {
        assertThat(Recorder.signalsOf(store().load(KEY))).containsExactly("next " + checkpoint, "complete");
    }

    private void assertRefused(
            Checkpoint checkpoint, WriteCondition condition, Class<? extends FatalException> error, String why) {
        Recorder<Void> recorder = Recorder.of(store().save(KEY, checkpoint, condition));
        recorder.subscription.request(1);

        assertThat(recorder.signals).hasSize(1);
        assertThat(recorder.error).isInstanceOf(error).hasMessageContainingAll("audit", why, "nothing was changed");
    }
}
