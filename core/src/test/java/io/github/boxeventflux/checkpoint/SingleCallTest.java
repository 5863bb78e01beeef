package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleCallTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final SingleCall<Integer> counting = new SingleCall<>(calls::incrementAndGet);

    @Test
    void nothingIsCalledBeforeItIsAskedFor() {
        Recorder<Integer> recorder = Recorder.of(counting);

        assertThat(calls).hasValue(0);
        assertThat(recorder.signals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Long.MAX_VALUE})
    void aValueIsGivenAndThenTheEnd(long n) {
        Recorder<Integer> recorder = Recorder.of(counting);
        recorder.subscription.request(n);

        assertThat(recorder.signals).containsExactly("next 1", "complete");
    }

    @Test
    void eachSubscriptionCallsOnce() {
        Recorder<Integer> first = Recorder.of(counting);
        Recorder<Integer> second = Recorder.of(counting);
        first.subscription.request(1);
        first.subscription.request(1);
        second.subscription.request(Long.MAX_VALUE);

        assertThat(first.signals).containsExactly("next 1", "complete");
        assertThat(second.signals).containsExactly("next 2", "complete");
        assertThat(calls).hasValue(2);
    }

    @Test
    void nothingIsTheEndAlone() {
        Recorder<Integer> recorder = Recorder.of(new SingleCall<Integer>(() -> null));
        recorder.subscription.request(1);

        assertThat(recorder.signals).containsExactly("complete");
    }

    @Test
    void anErrorIsTheEnd() {
        Recorder<Integer> recorder = Recorder.of(new SingleCall<Integer>(() -> {
            throw new IllegalStateException("no");
        }));
        recorder.subscription.request(1);
        recorder.subscription.request(1);

        assertThat(recorder.signals).containsExactly("error java.lang.IllegalStateException: no");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aRequestThatIsNotPositiveIsAnError(long n) {
        Recorder<Integer> recorder = Recorder.of(counting);
        recorder.subscription.request(n);
        recorder.subscription.request(1);

        assertThat(recorder.signals)
                .singleElement()
                .asString()
                .startsWith("error java.lang.IllegalArgumentException: §3.9");
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCancelledOneSaysNothing() {
        Recorder<Integer> recorder = Recorder.of(counting);
        recorder.subscription.cancel();
        recorder.subscription.cancel();
        recorder.subscription.request(1);
        recorder.subscription.request(-1);

        assertThat(recorder.signals).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    void aRequestFromWithinASignalChangesNothing() {
        Recorder<Integer> recorder = new Recorder<>() {
            @Override
            public void onNext(Integer value) {
                super.onNext(value);
                subscription.request(1);
            }
        };
        counting.subscribe(recorder);
        recorder.subscription.request(1);

        assertThat(recorder.signals).containsExactly("next 1", "complete");
    }

    @Test
    void aSubscriberIsNeeded() {
        assertThatNullPointerException().isThrownBy(() -> counting.subscribe(null));
    }
}
