package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Stores with one fault each: the contract finds it. */
class CheckpointStoreContractTest {

    @Test
    void aStoreThatForgetsTheTimeIsFound() {
        assertFound(CheckpointStoreContract::whatIsSavedIsLoaded, new Store() {
            @Override
            Checkpoint kept(Checkpoint c) {
                return new Checkpoint(c.position(), null, c.recentEventIds(), c.acknowledgedBeyond());
            }
        });
    }

    @Test
    void aStoreThatForgetsWhatIsDoneOutOfOrderIsFound() {
        assertFound(CheckpointStoreContract::whatIsSavedIsLoaded, new Store() {
            @Override
            Checkpoint kept(Checkpoint c) {
                return new Checkpoint(c.position(), c.readAt(), c.recentEventIds(), List.of());
            }
        });
    }

    @Test
    void aStoreThatCutsTheIdsIsFound() {
        assertFound(CheckpointStoreContract::tenThousandIdsAreKept, new Store() {
            @Override
            Checkpoint kept(Checkpoint c) {
                List<String> some = c.recentEventIds().stream().limit(9_999).toList();
                return new Checkpoint(c.position(), c.readAt(), some, c.acknowledgedBeyond());
            }
        });
    }

    @Test
    void aStoreThatKnowsNoTypesIsFound() {
        assertFound(CheckpointStoreContract::streamsAreKeptApartByNameAndType, new Store() {
            @Override
            StreamKey kept(StreamKey key) {
                return new StreamKey(key.name(), StreamType.ALL);
            }
        });
    }

    @Test
    void aStoreThatTrimsNamesIsFound() {
        assertFound(CheckpointStoreContract::streamsAreKeptApartByNameAndType, new Store() {
            @Override
            StreamKey kept(StreamKey key) {
                return new StreamKey(key.name().strip(), key.streamType());
            }
        });
    }

    @Test
    void aStoreThatIgnoresCaseIsFound() {
        assertFound(CheckpointStoreContract::streamsAreKeptApartByNameAndType, new Store() {
            @Override
            StreamKey kept(StreamKey key) {
                return new StreamKey(key.name().toLowerCase(Locale.ROOT), key.streamType());
            }
        });
    }

    @Test
    void aStoreThatKnowsNoConditionsIsFound() {
        Store store = new Store() {
            @Override
            WriteCondition kept(WriteCondition condition) {
                return WriteCondition.always();
            }
        };

        assertFound(CheckpointStoreContract::aFirstSaveReplacesNothing, store);
        assertFound(CheckpointStoreContract::ofFirstSavesAtOnceOneWins, store);
        assertFound(CheckpointStoreContract::anOldOwnerDoesNotReplaceWhatANewerOneSaved, store);
        assertFound(CheckpointStoreContract::theSameOwnerAndANewerOneReplaceIt, store);
        assertFound(CheckpointStoreContract::aSaveWithoutAnOwnerForgetsNoOwner, store);
        assertFound(CheckpointStoreContract::ofOwnersThatSaveAtOnceTheNewestWins, store);
    }

    @Test
    void aStoreForWhichNoTokenIsAnOldOneIsFound() {
        assertFound(CheckpointStoreContract::theSameOwnerAndANewerOneReplaceIt, new Store() {
            @Override
            WriteCondition kept(WriteCondition condition) {
                return condition instanceof WriteCondition.NotNewerThan ? WriteCondition.notNewerThan(-1) : condition;
            }
        });
    }

    @Test
    void aStoreThatSavesBeforeSubscriptionIsFound() {
        assertFound(CheckpointStoreContract::nothingHappensBeforeSubscriptionAndAgainAtEach, new Store() {
            @Override
            public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
                Mono.from(super.save(key, checkpoint, condition)).block();
                return Mono.empty();
            }
        });
    }

    @Test
    void aStoreThatSavesOnceIsFound() {
        assertFound(CheckpointStoreContract::nothingHappensBeforeSubscriptionAndAgainAtEach, new Store() {
            @Override
            public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
                return Mono.from(super.save(key, checkpoint, condition)).cache();
            }
        });
    }

    @Test
    void aStoreThatDoesNotHearACancelIsFound() {
        assertFound(CheckpointStoreContract::aSubscriberThatCancelsAtOnceChangesNothing, new Store() {
            @Override
            public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
                Publisher<Void> save = super.save(key, checkpoint, condition);
                return subscriber -> {
                    Mono.from(save).block();
                    Mono.<Void>empty().subscribe(subscriber);
                };
            }
        });
    }

    @Test
    void aStoreThatDeletesNothingIsFound() {
        assertFound(CheckpointStoreContract::whatIsDeletedIsGone, new Store() {
            @Override
            public Publisher<Void> delete(StreamKey key) {
                return Mono.empty();
            }
        });
    }

    @Test
    void aStoreThatIsNotDurableIsFound() {
        CheckpointStoreContract contract = Store::new;

        assertThatThrownBy(contract::anotherStoreOnTheSameStorageSeesIt).isInstanceOf(AssertionError.class);
    }

    private static void assertFound(Consumer<CheckpointStoreContract> test, Store store) {
        CheckpointStoreContract contract = () -> store;

        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOfAny(AssertionError.class, CheckpointException.class, LeaseLostException.class);
    }

    /** A good one, until something is overridden. */
    private static class Store implements CheckpointStore {

        private final CheckpointStore good = CheckpointStore.inMemory();

        StreamKey kept(StreamKey key) {
            return key;
        }

        Checkpoint kept(Checkpoint checkpoint) {
            return checkpoint;
        }

        WriteCondition kept(WriteCondition condition) {
            return condition;
        }

        @Override
        public Publisher<Checkpoint> load(StreamKey key) {
            return good.load(kept(key));
        }

        @Override
        public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
            return good.save(kept(key), kept(checkpoint), kept(condition));
        }

        @Override
        public Publisher<Void> delete(StreamKey key) {
            return good.delete(kept(key));
        }
    }
}
