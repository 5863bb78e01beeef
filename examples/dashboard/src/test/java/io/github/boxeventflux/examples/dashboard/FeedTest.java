package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.examples.dashboard.FeedEntry.Arrived;
import io.github.boxeventflux.examples.dashboard.FeedEntry.Gap;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FeedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Feed feed = new Feed("a", 5);

    @Test
    void whoComesSeesTheNewestAndThenWhatHappens() {
        add(1, 7);

        texts(null)
                .as(StepVerifier::create)
                .expectNext("3", "4", "5", "6", "7")
                .then(() -> add(8, 9))
                .expectNext("8", "9")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void whoComesBackGoesOnWhereTheyWere() {
        add(1, 7);

        texts(new FeedId("a", 4))
                .as(StepVerifier::create)
                .expectNext("5", "6", "7")
                .then(() -> add(8, 8))
                .expectNext("8")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void whoHasAllGetsOnlyWhatIsNew() {
        add(1, 7);

        texts(new FeedId("a", 7))
                .as(StepVerifier::create)
                .then(() -> add(8, 8))
                .expectNext("8")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void whoIsAwayForLongerThanTheWindowIsToldOfTheGap() {
        add(1, 9);

        texts(new FeedId("a", 3))
                .as(StepVerifier::create)
                .expectNext("gap", "5", "6", "7", "8", "9")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void whoMissedExactlyWhatTheWindowHoldsMissedNothing() {
        add(1, 9);

        texts(new FeedId("a", 4))
                .as(StepVerifier::create)
                .expectNext("5", "6", "7", "8", "9")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aPlaceInAnotherFeedIsBehindAGap() {
        add(1, 2);

        for (FeedId foreign : List.of(new FeedId("b", 1), new FeedId("a", 99), FeedId.UNKNOWN)) {
            texts(foreign)
                    .as(StepVerifier::create)
                    .expectNext("gap", "1", "2")
                    .thenCancel()
                    .verify(SOON);
        }
    }

    @Test
    void aReaderThatAsksForNothingHoldsNobodyUpAndGoesOnBehindAGap() {
        BaseSubscriber<FeedEntry> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}
        };
        CopyOnWriteArrayList<String> seen = new CopyOnWriteArrayList<>();
        feed.after(null).doOnNext(entry -> seen.add(text(entry))).subscribe(slow);
        slow.request(2);
        add(1, 3);

        texts(null)
                .as(StepVerifier::create)
                .expectNext("1", "2", "3")
                .then(() -> add(4, 20))
                .expectNextSequence(
                        IntStream.rangeClosed(4, 20).mapToObj(String::valueOf).toList())
                .thenCancel()
                .verify(SOON);
        assertThat(seen).containsExactly("1", "2");

        slow.request(100);
        assertThat(seen).containsExactly("1", "2", "3", "gap", "16", "17", "18", "19", "20");
        slow.cancel();
    }

    @Test
    void whateverTheirDemandReadersSeeNothingTwiceAndNothingOutOfOrder() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        CopyOnWriteArrayList<Long> seen = new CopyOnWriteArrayList<>();
        BaseSubscriber<FeedEntry> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(FeedEntry entry) {
                if (entry instanceof Arrived event) {
                    seen.add(event.number());
                }
            }
        };
        feed.after(null).subscribe(reader);

        for (int number = 1; number <= 1_000; number++) {
            add(number, number);
            if (random.nextInt(4) == 0) {
                reader.request(1 + random.nextInt(7));
            }
        }
        reader.request(Long.MAX_VALUE);

        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(996L, 997L, 998L, 999L, 1_000L);
    }

    @Test
    void aFeedThatClosesLetsItsReadersGo() {
        add(1, 1);

        texts(null)
                .as(StepVerifier::create)
                .expectNext("1")
                .then(feed::close)
                .expectComplete()
                .verify(SOON);
        feed.closed().as(StepVerifier::create).verifyComplete();
    }

    private Flux<String> texts(@Nullable FeedId place) {
        return feed.after(place).map(FeedTest::text);
    }

    private static String text(FeedEntry entry) {
        return entry instanceof Gap ? "gap" : ((Arrived) entry).json();
    }

    private void add(int first, int last) {
        IntStream.rangeClosed(first, last).mapToObj(String::valueOf).forEach(feed::add);
    }
}
