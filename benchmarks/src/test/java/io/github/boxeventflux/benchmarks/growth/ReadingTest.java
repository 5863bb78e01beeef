package io.github.boxeventflux.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.test.SampleEvents;
import org.junit.jupiter.api.Test;

/** An event's id is its number here, as in a {@link LongBacklog}. */
class ReadingTest {

    private final Reading reading = new Reading(2);

    @Test
    void itEndsWithTheLastEvent() {
        reading.take(SampleEvents.numbered(0));
        reading.take(SampleEvents.numbered(1));

        assertThat(reading.end().nanos()).isPositive();
    }

    @Test
    void anEventThatIsMissingIsAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> reading.take(SampleEvents.numbered(1)))
                .withMessage("Event 1 came as number 0 of 2");
    }

    @Test
    void anEventThatComesAgainIsAFailure() {
        reading.take(SampleEvents.numbered(0));

        assertThatIllegalStateException()
                .isThrownBy(() -> reading.take(SampleEvents.numbered(0)))
                .withMessage("Event 0 came as number 1 of 2");
    }

    @Test
    void anEventTooManyIsAFailure() {
        reading.take(SampleEvents.numbered(0));
        reading.take(SampleEvents.numbered(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> reading.take(SampleEvents.numbered(2)))
                .withMessage("Event 2 came as number 2 of 2");
    }

    @Test
    void whatFailsAfterTheEndFailsTheReading() {
        reading.take(SampleEvents.numbered(0));
        reading.take(SampleEvents.numbered(1));
        reading.fail(new IllegalStateException("too late"));

        assertThatThrownBy(reading::end).hasRootCauseMessage("too late");
    }
}
