package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessOptionsTest {

    private final ProcessOptions.Builder builder = ProcessOptions.builder();

    @Test
    void theDefaultsAreWhatTheJavadocSays() {
        ProcessOptions defaults = ProcessOptions.defaults();

        assertThat(defaults.concurrency()).isEqualTo(1);
        assertThat(defaults.timeLimit()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.maxRetries()).isEqualTo(3);
        assertThat(defaults.retry()).isSameAs(RetryOptions.defaults());
        assertThat(defaults.onFailure()).isSameAs(FailurePolicy.stop());
        Event upload = SampleEvents.upload("a.txt");
        assertThat(defaults.orderBy().apply(upload)).isNotNull().isEqualTo(SourceKey.of(upload));
    }

    @Test
    void whatIsSetIsWhatIsGiven() {
        RetryOptions retry = RetryOptions.builder().build();
        Function<Event, String> orderBy = Event::eventId;

        ProcessOptions options = builder.concurrency(7)
                .orderBy(orderBy)
                .timeLimit(Duration.ofSeconds(8))
                .maxRetries(9)
                .retry(retry)
                .onFailure(FailurePolicy.skip())
                .build();

        assertThat(options.concurrency()).isEqualTo(7);
        assertThat(options.orderBy()).isSameAs(orderBy);
        assertThat(options.timeLimit()).isEqualTo(Duration.ofSeconds(8));
        assertThat(options.maxRetries()).isEqualTo(9);
        assertThat(options.retry()).isSameAs(retry);
        assertThat(options.onFailure()).isSameAs(FailurePolicy.skip());
    }

    @Test
    void theEdgesOfTheRangesAreAllowed() {
        assertThat(builder.concurrency(1).build().concurrency()).isEqualTo(1);
        assertThat(builder.concurrency(1_000).build().concurrency()).isEqualTo(1_000);
        assertThat(builder.maxRetries(0).build().maxRetries()).isZero();
        assertThat(builder.maxRetries(Integer.MAX_VALUE).build().maxRetries()).isEqualTo(Integer.MAX_VALUE);
        assertThat(builder.timeLimit(Duration.ofMillis(1)).build().timeLimit()).isEqualTo(Duration.ofMillis(1));
        assertThat(builder.timeLimit(Duration.ofHours(24)).build().timeLimit()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_001, Integer.MAX_VALUE})
    void noOtherConcurrencyIsAllowed(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.concurrency(value))
                .withMessage("concurrency: " + value + " is not allowed; allowed is 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1})
    void fewerThanNoRetriesAreRefused(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxRetries(value))
                .withMessage("maxRetries: " + value + " is not allowed; allowed is 0 or more");
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT0.000999999S", "PT-1S", "PT24H0.000000001S"})
    void noOtherTimeLimitIsAllowed(Duration value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeLimit(value))
                .withMessage("timeLimit: " + value + " is not allowed; allowed is PT0.001S to PT24H");
    }

    @Test
    void nothingMayBeNull() {
        assertThatNullPointerException().isThrownBy(() -> builder.orderBy(null)).withMessage("orderBy");
        assertThatNullPointerException().isThrownBy(() -> builder.retry(null)).withMessage("retry");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.onFailure(null))
                .withMessage("onFailure");
    }
}
