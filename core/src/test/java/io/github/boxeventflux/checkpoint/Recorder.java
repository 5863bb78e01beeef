package io.github.boxeventflux.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Writes down every signal and asks for nothing by itself. */
class Recorder<T> implements Subscriber<T> {

    final List<String> signals = new ArrayList<>();
    Subscription subscription;
    T value;
    Throwable error;

    static <T> Recorder<T> of(Publisher<T> publisher) {
        Recorder<T> recorder = new Recorder<>();
        publisher.subscribe(recorder);
        return recorder;
    }

    static <T> List<String> signalsOf(Publisher<T> publisher) {
        Recorder<T> recorder = of(publisher);
        recorder.subscription.request(1);
        return recorder.signals;
    }

    /** What it gives, {@code null} for nothing; throws its error. */
    static <T> T resultOf(Publisher<T> publisher) {
        Recorder<T> recorder = of(publisher);
        recorder.subscription.request(1);
        if (recorder.error instanceof RuntimeException failure) {
            throw failure;
        }
        return recorder.value;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
    }

    @Override
    public void onNext(T next) {
        value = next;
        signals.add("next " + next);
    }

    @Override
    public void onError(Throwable failure) {
        error = failure;
        signals.add("error " + failure);
    }

    @Override
    public void onComplete() {
        signals.add("complete");
    }
}
