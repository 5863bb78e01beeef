package io.github.boxeventflux.test;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static io.github.boxeventflux.test.Asking.answerOf;
import static io.github.boxeventflux.test.Asking.atOnce;
import static io.github.boxeventflux.test.Asking.done;
import static io.github.boxeventflux.test.Asking.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The part of {@link CheckpointStoreContract} that is about who may replace what. */
interface WriteConditionContract {

    /** See {@link CheckpointStoreContract#openStore()}. */
    CheckpointStore openStore();

    /** {@code ifAbsent}. */
    @Test
    default void aFirstSaveReplacesNothing() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), ifAbsent()));

        refused(CheckpointException.class, store.save(key, at(2), ifAbsent()));
        assertEquals(at(1), answerOf(store.load(key)));

        done(store.delete(key));
        done(store.save(key, at(3), ifAbsent()));
        assertEquals(at(3), answerOf(store.load(key)));
    }

    /** {@code notNewerThan}. */
    @Test
    default void anOldOwnerDoesNotReplaceWhatANewerOneSaved() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), notNewerThan(7)));

        refused(LeaseLostException.class, store.save(key, at(2), notNewerThan(6)));
        assertEquals(at(1), answerOf(store.load(key)));
    }

    /** {@code notNewerThan}. */
    @Test
    default void theSameOwnerAndANewerOneReplaceIt() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), notNewerThan(7)));
        done(store.save(key, at(2), notNewerThan(7)));
        assertEquals(at(2), answerOf(store.load(key)));

        done(store.save(key, at(3), notNewerThan(Long.MAX_VALUE)));
        refused(LeaseLostException.class, store.save(key, at(4), notNewerThan(Long.MAX_VALUE - 1)));
        assertEquals(at(3), answerOf(store.load(key)));
    }

    /** {@code always} is no owner. */
    @Test
    default void aSaveWithoutAnOwnerForgetsNoOwner() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();
        done(store.save(key, at(1), notNewerThan(7)));
        done(store.save(key, at(2), always()));

        refused(LeaseLostException.class, store.save(key, at(3), notNewerThan(6)));
        assertEquals(at(2), answerOf(store.load(key)));
    }

    /** In whatever order they come. */
    @Test
    default void ofOwnersThatSaveAtOnceTheNewestWins() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();

        atOnce(
                LongStream.rangeClosed(1, 64).boxed().toList(),
                8,
                token -> Mono.from(store.save(key, at(token), notNewerThan(token)))
                        .onErrorComplete(LeaseLostException.class));

        assertEquals(at(64), answerOf(store.load(key)));
        refused(LeaseLostException.class, store.save(key, at(1), notNewerThan(63)));
    }

    /** {@code ifAbsent}. */
    @Test
    default void ofFirstSavesAtOnceOneWins() {
        CheckpointStore store = openStore();
        StreamKey key = SampleKeys.one();

        List<Checkpoint> winners = atOnce(
                LongStream.rangeClosed(1, 32).boxed().toList(),
                8,
                i -> Mono.from(store.save(key, at(i), ifAbsent()))
                        .thenReturn(at(i))
                        .onErrorComplete(CheckpointException.class));

        assertEquals(1, winners.size());
        assertEquals(winners.get(0), answerOf(store.load(key)));
    }

    /** One of that position, different from that of every other. */
    static Checkpoint at(long position) {
        return new Checkpoint(new StreamPosition(Long.toString(position)), List.of("event-" + position));
    }
}
