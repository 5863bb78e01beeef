package io.github.boxeventflux.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.stream.StreamType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionGroupsTest {

    private static final LeaseStore LEASES = LeaseStore.inMemory(Clock.systemUTC());

    static Stream<Arguments> durations() {
        return Stream.of(
                duration("longPoll.maxSilence", "PT1S", "PT24H", LongPollOptions.builder()::maxSilence),
                duration("longPoll.maxWait", "PT1S", "PT1H", LongPollOptions.builder()::maxWait),
                duration("polling.interval", "PT1S", "PT1H", PollingOptions.builder()::interval),
                duration("retry.firstBackoff", "PT0.01S", "PT1M", RetryOptions.builder()::firstBackoff),
                duration("retry.maxBackoff", "PT0.01S", "PT1H", RetryOptions.builder()::maxBackoff),
                duration("retry.maxRetryAfter", "PT1S", "PT24H", RetryOptions.builder()::maxRetryAfter),
                duration("retry.giveUpAfter", "PT1S", "PT8760H", RetryOptions.builder()::giveUpAfter),
                duration("deduplication.maxAge", "PT1S", "PT8760H", DeduplicationOptions.builder()::maxAge),
                duration("checkpoint.saveInterval", "PT0S", "PT1H", CheckpointOptions.builder()::saveInterval),
                duration("checkpoint.drainTimeout", "PT0S", "PT1H", CheckpointOptions.builder()::drainTimeout),
                duration("lease.timeToLive", "PT1S", "PT1H", lease()::timeToLive),
                duration("lease.standbyInterval", "PT0.01S", "PT1H", lease()::standbyInterval),
                duration("renewal.renewAhead", "PT0S", "PT1H", RenewalOptions.builder()::renewAhead),
                duration("renewal.answerTimeout", "PT0.1S", "PT10M", RenewalOptions.builder()::answerTimeout),
                duration("history.overlap", "PT1S", "PT1H", HistoryOptions.builder()::overlap),
                duration("limits.answerTimeout", "PT0.1S", "PT10M", AnswerLimits.builder()::answerTimeout));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("deduplication.maxIds", 0, 1_000_000, DeduplicationOptions.builder()::maxIds),
                number("history.concurrency", 1, 64, HistoryOptions.builder()::concurrency),
                number("limits.maxPageBytes", 1024, 1 << 30, AnswerLimits.builder()::maxPageBytes),
                number("limits.maxPageEvents", 500, 1_000_000, AnswerLimits.builder()::maxPageEvents),
                number("limits.maxPositionLength", 20, 4_000, AnswerLimits.builder()::maxPositionLength),
                number("limits.maxNestingDepth", 10, 1_000, AnswerLimits.builder()::maxNestingDepth),
                number("limits.maxTextLength", 1_000, 1 << 30, AnswerLimits.builder()::maxTextLength),
                number("limits.maxNumberLength", 20, 100_000, AnswerLimits.builder()::maxNumberLength));
    }

    @ParameterizedTest(name = "{0} takes {1} to {2}")
    @MethodSource("durations")
    void aTimeHasItsRange(String option, Duration least, Duration most, Consumer<Duration> setter) {
        String allowed = " is not allowed; allowed is " + least + " to " + most;
        for (Duration wrong : new Duration[] {least.minusNanos(1), most.plusNanos(1), Duration.ofSeconds(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setter.accept(wrong))
                    .withMessage(option + ": " + wrong + allowed);
        }
        assertThatCode(() -> setter.accept(least)).doesNotThrowAnyException();
        assertThatCode(() -> setter.accept(most)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} takes {1} to {2}")
    @MethodSource("numbers")
    void aNumberHasItsRange(String option, int least, int most, IntConsumer setter) {
        String allowed = " is not allowed; allowed is " + least + " to " + most;
        for (int wrong : new int[] {least - 1, most + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setter.accept(wrong))
                    .withMessage(option + ": " + wrong + allowed);
        }
        assertThatCode(() -> setter.accept(least)).doesNotThrowAnyException();
        assertThatCode(() -> setter.accept(most)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
    void aClientMayHoldOneLeaseAtLeast(int wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lease().maxLeases(wrong))
                .withMessage("lease.maxLeases: " + wrong + " is not allowed; allowed is 1 to 2147483647");
        assertThatCode(() -> lease().maxLeases(1)).doesNotThrowAnyException();
        assertThatCode(() -> lease().maxLeases(Integer.MAX_VALUE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void anOwnerHasAName(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lease().owner(blank))
                .withMessage("lease.owner: a blank text is not allowed; allowed is a text");
    }

    @Test
    void leasesNeedAStore() {
        assertThatNullPointerException()
                .isThrownBy(() -> LeaseOptions.builder(null))
                .withMessage("store");
    }

    @Test
    void theDefaultsAreWhatTheJavadocSays() {
        assertThat(LongPollOptions.defaults().maxWait()).isEqualTo(Duration.ofMinutes(15));
        assertThat(LongPollOptions.defaults().maxSilence()).isEqualTo(Duration.ofMinutes(30));
        assertThat(PollingOptions.defaults().interval(StreamType.ADMIN_LOGS_STREAMING))
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(PollingOptions.defaults().interval(StreamType.ADMIN_LOGS)).isEqualTo(Duration.ofSeconds(60));
        assertThat(RetryOptions.defaults().firstBackoff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryOptions.defaults().maxBackoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryOptions.defaults().maxRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(RetryOptions.defaults().giveUpAfter()).isNull();
        assertThat(DeduplicationOptions.defaults().maxIds()).isEqualTo(10_000);
        assertThat(DeduplicationOptions.defaults().maxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(CheckpointOptions.defaults().saveInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(CheckpointOptions.defaults().drainTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(lease().build().timeToLive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(lease().build().standbyInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(lease().build().maxLeases()).isEqualTo(Integer.MAX_VALUE);
        assertThat(lease().build().owner()).startsWith(ProcessHandle.current().pid() + "@");
        assertThat(AnswerLimits.defaults().answerTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(AnswerLimits.defaults().maxPageBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(AnswerLimits.defaults().maxPageEvents()).isEqualTo(10_000);
        assertThat(AnswerLimits.defaults().maxPositionLength()).isEqualTo(1_000);
        assertThat(AnswerLimits.defaults().maxNestingDepth()).isEqualTo(100);
        assertThat(AnswerLimits.defaults().maxTextLength()).isEqualTo(4 * 1024 * 1024);
        assertThat(AnswerLimits.defaults().maxNumberLength()).isEqualTo(1_000);
    }

    @Test
    void whatIsSetIsWhatIsGiven() {
        Duration time = Duration.ofSeconds(7);
        RetryOptions retry = RetryOptions.builder()
                .firstBackoff(time)
                .maxBackoff(time.plusSeconds(1))
                .maxRetryAfter(time.plusSeconds(2))
                .giveUpAfter(time.plusSeconds(3))
                .build();
        AnswerLimits limits = AnswerLimits.builder()
                .answerTimeout(time)
                .maxPageBytes(2_000)
                .maxPageEvents(501)
                .maxPositionLength(22)
                .maxNestingDepth(11)
                .maxTextLength(1_001)
                .maxNumberLength(21)
                .build();
        DeduplicationOptions deduplication =
                DeduplicationOptions.builder().maxIds(5).maxAge(time).build();
        PollingOptions polling = PollingOptions.builder().interval(time).build();

        assertThat(retry.firstBackoff()).isEqualTo(time);
        assertThat(retry.maxBackoff()).isEqualTo(time.plusSeconds(1));
        assertThat(retry.maxRetryAfter()).isEqualTo(time.plusSeconds(2));
        assertThat(retry.giveUpAfter()).isEqualTo(time.plusSeconds(3));
        assertThat(limits.answerTimeout()).isEqualTo(time);
        assertThat(limits.maxPageBytes()).isEqualTo(2_000);
        assertThat(limits.maxPageEvents()).isEqualTo(501);
        assertThat(limits.maxPositionLength()).isEqualTo(22);
        assertThat(limits.maxNestingDepth()).isEqualTo(11);
        assertThat(limits.maxTextLength()).isEqualTo(1_001);
        assertThat(limits.maxNumberLength()).isEqualTo(21);
        assertThat(deduplication.maxIds()).isEqualTo(5);
        assertThat(deduplication.maxAge()).isEqualTo(time);
        assertThat(LongPollOptions.builder().maxWait(time).build().maxWait()).isEqualTo(time);
        assertThat(polling.interval(StreamType.ADMIN_LOGS)).isEqualTo(time);
        assertThat(polling.interval(StreamType.ADMIN_LOGS_STREAMING)).isEqualTo(time);
    }

    @Test
    void whatIsSetForCheckpointsIsWhatIsGiven() {
        Duration time = Duration.ofSeconds(7);
        CheckpointOptions checkpoint = CheckpointOptions.builder()
                .saveInterval(time)
                .drainTimeout(time.plusSeconds(1))
                .build();
        LeaseOptions lease = LeaseOptions.builder(LEASES)
                .owner("replica-1")
                .timeToLive(time.plusSeconds(2))
                .standbyInterval(time.plusSeconds(3))
                .maxLeases(4)
                .build();

        assertThat(checkpoint.saveInterval()).isEqualTo(time);
        assertThat(checkpoint.drainTimeout()).isEqualTo(time.plusSeconds(1));
        assertThat(lease.store()).isSameAs(LEASES);
        assertThat(lease.owner()).isEqualTo("replica-1");
        assertThat(lease.timeToLive()).isEqualTo(time.plusSeconds(2));
        assertThat(lease.standbyInterval()).isEqualTo(time.plusSeconds(3));
        assertThat(lease.maxLeases()).isEqualTo(4);
    }

    @Test
    void theDoublingCannotEndBeforeItStarts() {
        RetryOptions.Builder builder =
                RetryOptions.builder().firstBackoff(Duration.ofSeconds(30)).maxBackoff(Duration.ofSeconds(29));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("retry.maxBackoff: PT29S is not allowed; allowed is retry.firstBackoff (PT30S) or more");
        assertThatCode(builder.maxBackoff(Duration.ofSeconds(30))::build).doesNotThrowAnyException();
    }

    private static LeaseOptions.Builder lease() {
        return LeaseOptions.builder(LEASES);
    }

    private static Arguments duration(String option, String least, String most, Consumer<Duration> setter) {
        return Arguments.of(option, Duration.parse(least), Duration.parse(most), setter);
    }

    private static Arguments number(String option, int least, int most, IntConsumer setter) {
        return Arguments.of(option, least, most, setter);
    }
}
