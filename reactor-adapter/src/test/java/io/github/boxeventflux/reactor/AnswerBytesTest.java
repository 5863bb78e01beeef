package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class AnswerBytesTest {

    private static final int LONG = 600 * 1024;

    @BeforeEach
    @AfterEach
    void forgetWhatOthersHaveLeft() {
        AnswerBytes.arrayFor(0);
    }

    @Test
    void anArrayThatWasReadIsWrittenAgainByOneReaderOnly() {
        byte[] array = AnswerBytes.arrayFor(LONG);
        new AnswerBytes(array, 10).decoded(AnswerBytes::length);

        assertThat(AnswerBytes.arrayFor(1_000)).isSameAs(array);
        assertThat(AnswerBytes.arrayFor(1_000)).isNotSameAs(array).hasSize(1_000);
    }

    @Test
    void oneThatIsTooShortIsNotUsed() {
        new AnswerBytes(new byte[LONG], LONG).decoded(AnswerBytes::length);

        assertThat(AnswerBytes.arrayFor(LONG + 1)).hasSize(LONG + 1);
    }

    @Test
    void whatIsShortOrVeryLongIsNotKept() {
        new AnswerBytes(new byte[8 * 1024], 10).decoded(AnswerBytes::length);
        new AnswerBytes(new byte[1024 * 1024 + 1], 10).decoded(AnswerBytes::length);

        assertThat(AnswerBytes.arrayFor(10)).hasSize(10);
    }

    @Test
    void oneThatCouldNotBeDecodedIsNotWrittenAgain() {
        byte[] array = new byte[LONG];

        assertThatIllegalStateException()
                .isThrownBy(() -> new AnswerBytes(array, 10).decoded(answer -> {
                    throw new IllegalStateException();
                }));

        assertThat(AnswerBytes.arrayFor(10)).isNotSameAs(array);
    }

    @Test
    void theWholeIsWithoutWhatStandsBehindIt() {
        byte[] answer = {1, 2};

        assertThat(new AnswerBytes(new byte[] {1, 2, 3}, 2).whole()).isEqualTo(answer);
        assertThat(AnswerBytes.of(answer).whole()).isSameAs(answer);
    }

    @Test
    void eachEventStaysWhatItIsWhenTheNextPageIsWrittenOverItsOwn() {
        Event[] events = IntStream.range(0, 60)
                .mapToObj(number -> SampleEvents.fromJson("{\"event_id\":\"" + number + "\",\"source\":{\"id\":\""
                        + number + "\",\"name\":\"" + "x".repeat(number % 7 * 5_000) + "\"}}"))
                .toArray(Event[]::new);
        try (FakeBox box = FakeBox.start()) {
            box.publish(events);
            Flux<Event> stream = BoxEventFlux.stream(StreamOptions.builder()
                            .accessToken(box.token())
                            .apiUrl(box.apiUrl())
                            .startAt(StartAt.earliest())
                            .pageLimit(10)
                            .build())
                    .take(events.length);

            List<List<Event>> read = Flux.range(0, 8)
                    .flatMap(reader -> stream.collectList())
                    .collectList()
                    .block(Duration.ofSeconds(30));

            assertThat(read).hasSize(8).allSatisfy(all -> assertThat(all).containsExactly(events));
        }
    }
}
