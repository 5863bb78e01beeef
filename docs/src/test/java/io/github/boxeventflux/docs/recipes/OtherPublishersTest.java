package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.RecordedRequest.State;
import io.github.boxeventflux.test.SampleEvents;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.adapter.JdkFlowAdapter;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class OtherPublishersTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] THREE = SampleEvents.numbered(0, 3);

    @Test
    void flow(FakeBox box) throws InterruptedException {
        StreamOptions options = box.options().startAt(StartAt.earliest()).build();
        OneByOne subscriber = new OneByOne();
        box.publish(THREE);

        Flow.Publisher<Event> events = JdkFlowAdapter.publisherToFlowPublisher(BoxEventFlux.stream(options));
        events.subscribe(subscriber);

        assertThat(subscriber.next()).isEqualTo(THREE[0]);
        assertThat(subscriber.next()).isEqualTo(THREE[1]);
        subscriber.subscription.cancel();
    }

    /** Stands for the reader's own code. */
    private static final class OneByOne implements Flow.Subscriber<Event> {

        private final BlockingQueue<Event> received = new LinkedBlockingQueue<>();
        private volatile Flow.Subscription subscription;

        Event next() throws InterruptedException {
            subscription.request(1);
            return received.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void onSubscribe(Flow.Subscription made) {
            subscription = made;
        }

        @Override
        public void onNext(Event event) {
            received.add(event);
        }

        @Override
        public void onError(Throwable error) {
            throw new AssertionError(error);
        }

        @Override
        public void onComplete() {}
    }

    @Test
    void rxJava(FakeBox box) {
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .build();
        List<Event> archived = new CopyOnWriteArrayList<>();
        Archive archive = event -> Completable.fromAction(() -> archived.add(event));
        box.publish(THREE);

        Disposable reading = Flowable.fromPublisher(BoxEventFlux.records(options))
                .concatMapCompletable(record -> archive.write(record.event()).doOnComplete(record::acknowledge))
                .subscribe(() -> {}, Throwable::printStackTrace);

        box.awaitHeldPolls(1, SOON);
        assertThat(archived).containsExactly(THREE);
        reading.dispose();
        box.awaitRequest(request -> request.outcome().state() == State.CANCELLED, SOON);
    }

    @Test
    void rxJavaTestSubscriber(FakeBox box) {
        StreamOptions options = box.options().startAt(StartAt.earliest()).build();
        box.publish(THREE);

        Flowable.fromPublisher(BoxEventFlux.stream(options))
                .test(1)
                .awaitCount(1)
                .assertValue(THREE[0])
                .cancel();
        StepVerifier.create(Flowable.fromPublisher(BoxEventFlux.stream(options)).take(3))
                .expectNext(THREE)
                .expectComplete()
                .verify(SOON);
    }

    /** Stands for the reader's own code. */
    interface Archive {
        Completable write(Event event);
    }
}
