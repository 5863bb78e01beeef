package io.github.boxeventflux.test;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static io.github.boxeventflux.test.Asking.answerOf;
import static io.github.boxeventflux.test.Asking.cancelAtOnce;
import static io.github.boxeventflux.test.Asking.done;
import static io.github.boxeventflux.test.Asking.refused;
import static io.github.boxeventflux.test.WriteConditionContract.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/**
 * What a {@link CheckpointStore} keeps to, as tests for JUnit 5. A test class of yours implements it and says how your
 * store is opened:
 *
 * <pre>{@code
 * class MyStoreTest implements CheckpointStoreContract {
 *
 *     private final Database database = Database.forTests();
 *
 *     @Override
 *     public CheckpointStore openStore() {
 *         return new MyStore(database);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test makes up streams of its own, so the storage need not be empty; what the tests save stays there.
 * {@code org.junit.jupiter:junit-jupiter-api} is an optional dependency: without it everything else of this artifact
 * works.
 */
public interface CheckpointStoreContract extends WriteConditionContract {

    /**
     * Opens the store. Within a test every call gives one on the same storage; where the storage is the object itself, the
     * same object.
     */
    @Override
    CheckpointStore openStore();

    /** Empty, and no error. */
    @Test
    default void atFirstThereIsNone() {
        assertNull(answerOf(openStore().load(SampleKeys.one())));
    }

    /** Every field of it. */
    @Test
    default void whatIsSavedIsLoaded() {
        keeps(new Checkpoint(
                new StreamPosition("30401068076166663"),
                Instant.parse("2026-11-22T16:04:09.123456789Z"),
                List.of("f82c3ba03e41f7e8a7608363cc6c0390183c3f83", "b"),
                List.of("c", "d")));
    }

    /** No time, no ids. */
    @Test
    default void whatIsNotThereIsNotLoadedEither() {
        keeps(new Checkpoint(new StreamPosition("0"), null, List.of(), List.of()));
    }

    /** In a position and in ids, which are Box's and opaque; half a surrogate pair too. */
    @Test
    default void everyCharacterIsKept() {
        String odd = "\"\\/{}[],:' \n\t\u0000\u0001\u007f\u0085\u2028\ufeffäß日本\ud83d\udce6a\u0308%$1 NULL\ud83d";
        keeps(new Checkpoint(new StreamPosition(odd), Instant.EPOCH, List.of(odd, " ", "", "0"), List.of(odd)));
    }

    /** As many as are remembered by default. */
    @Test
    default void tenThousandIdsAreKept() {
        keeps(new Checkpoint(new StreamPosition("17"), Instant.EPOCH, ids(10_000), ids(1_000)));
    }

    /** A short one leaves nothing of the long one before it. */
    @Test
    default void theNewestSaveWins() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        Checkpoint large = new Checkpoint(new StreamPosition("17"), Instant.EPOCH, ids(10_000), ids(10));

        done(store.save(key, large, always()));
        done(store.save(key, at(18), always()));

        assertEquals(at(18), answerOf(store.load(key)));
    }

    /** Publishers are cold. */
    @Test
    default void nothingHappensBeforeSubscriptionAndAgainAtEach() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        Publisher<Checkpoint> load = store.load(key);
        Publisher<Void> save = store.save(key, at(1), always());
        Publisher<Void> delete = store.delete(key);
        assertNull(answerOf(load));

        done(save);
        assertEquals(at(1), answerOf(load));

        done(store.save(key, at(2), always()));
        assertEquals(at(2), answerOf(load));
        done(save);
        assertEquals(at(1), answerOf(load));
        done(delete);
        assertNull(answerOf(load));
    }

    /** Before it requests anything. */
    @Test
    default void aSubscriberThatCancelsAtOnceChangesNothing() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), always()));

        cancelAtOnce(store.save(key, at(2), always()));
        cancelAtOnce(store.delete(key));
        cancelAtOnce(store.load(key));

        assertEquals(at(1), answerOf(store.load(key)));
    }

    /** Also where their names are odd. */
    @Test
    default void streamsAreKeptApartByNameAndType() {
        CheckpointStore store = openStore();
        List<StreamKey> keys = SampleKeys.odd();

        IntStream.range(0, keys.size()).forEach(i -> done(store.save(keys.get(i), at(i), ifAbsent())));
        IntStream.range(0, keys.size())
                .forEach(i -> assertEquals(at(i), answerOf(store.load(keys.get(i))), keys.get(i)::toString));

        done(store.delete(keys.get(0)));
        assertNull(answerOf(store.load(keys.get(0))));
        assertEquals(at(1), answerOf(store.load(keys.get(1))));
    }

    /** Whether or not there is one. */
    @Test
    default void whatIsDeletedIsGone() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), always()));

        done(store.delete(key));
        done(store.delete(key));

        assertNull(answerOf(store.load(key)));
    }

    /** A save is durable when it completes. */
    @Test
    default void anotherStoreOnTheSameStorageSeesIt() {
        StreamKey key = SampleKeys.one();
        CheckpointStore first = openStore();
        assertNull(answerOf(first.load(key)));
        done(first.save(key, at(1), notNewerThan(7)));
        done(first.release(key));

        CheckpointStore second = openStore();
        assertEquals(at(1), answerOf(second.load(key)));
        refused(LeaseLostException.class, second.save(key, at(2), notNewerThan(6)));
        done(second.save(key, at(3), always()));
        done(second.release(key));

        assertEquals(at(3), answerOf(openStore().load(key)));
    }

    /** Also one that was never loaded. */
    @Test
    default void whatIsReleasedCanBeLoadedAgain() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.release(key));
        done(store.save(key, at(1), always()));
        assertEquals(at(1), answerOf(store.load(key)));

        done(store.release(key));
        done(store.release(key));

        assertEquals(at(1), answerOf(store.load(key)));
        done(store.save(key, at(2), always()));
        assertEquals(at(2), answerOf(store.load(key)));
    }

    private void keeps(Checkpoint checkpoint) {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();

        done(store.save(key, checkpoint, always()));

        assertEquals(checkpoint, answerOf(store.load(key)));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }
}
