package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Box forgets positions, and does not always say so. */
class PositionLostTest {

    private final ScriptedBoxApi api = new ScriptedBoxApi();
    private final List<String> told = new ArrayList<>();

    private final StreamListener listener = new StreamListener() {
        @Override
        public void onPossibleGap(StreamInfo stream, Checkpoint checkpoint) {
            told.add("possible gap at " + checkpoint.position() + " after " + api.calls.size() + " calls");
        }

        @Override
        public void onPositionLost(StreamInfo stream, StreamPosition position, PositionLostException error) {
            told.add("lost " + position);
        }
    };

    private static StreamOptions.Builder options(PositionLostPolicy policy) {
        return ScriptedBoxApi.options(StreamType.ALL)
                .startAt(StartAt.position("P1"))
                .onPositionLost(policy);
    }

    private static <T> Mono<T> lost() {
        return Mono.error(new PositionLostException("Invalid stream position", null));
    }

    @Test
    void byDefaultTheStreamFails() {
        api.onRead(position -> lost());

        api.eventIds(
                        ScriptedBoxApi.options(StreamType.ALL)
                                .startAt(StartAt.position("P1"))
                                .build(),
                        listener)
                .as(StepVerifier::create)
                .verifyError(PositionLostException.class);

        assertThat(told).containsExactly("lost P1");
        assertThat(api.calls).containsExactly("read P1");
    }

    @Test
    void earliestGoesOnWithTheOldestThatIsKept() {
        api.onRead(position -> position.value().equals("P1") ? lost() : Mono.just(page("P7", "a")));

        api.eventIds(options(PositionLostPolicy.EARLIEST).build(), listener)
                .as(StepVerifier::create)
                .expectNext("a")
                .thenCancel()
                .verify();

        assertThat(told).containsExactly("lost P1");
        assertThat(api.calls).startsWith("read P1", "read 0");
    }

    @Test
    void nowGoesOnWithWhatHappensFromNowOn() {
        api.onRead(position -> position.value().equals("P1") ? lost() : Mono.just(page("P7")));

        api.eventIds(options(PositionLostPolicy.NOW).build(), listener)
                .subscribe()
                .dispose();

        assertThat(told).containsExactly("lost P1");
        assertThat(api.calls).startsWith("read P1", "read now", "find");
    }

    @ParameterizedTest
    @EnumSource(
            value = PositionLostPolicy.class,
            names = {"EARLIEST", "NOW"})
    void whereEvenTheReplacementIsLostTheStreamFails(PositionLostPolicy policy) {
        api.onRead(position -> lost());

        api.eventIds(options(policy).build(), listener)
                .as(StepVerifier::create)
                .verifyError(PositionLostException.class);

        assertThat(api.calls).hasSize(2);
    }

    @Test
    void aServerThatForgetsEveryPositionIsNotReadInAHotLoop() {
        api.onRead(position -> position.value().equals("0") ? Mono.just(page("P7", "a")) : lost());
        VirtualTimeScheduler virtualTime = VirtualTimeScheduler.getOrSet();
        try {
            Disposable stream = api.eventIds(
                            options(PositionLostPolicy.EARLIEST).build(), listener)
                    .subscribe();
            virtualTime.advanceTimeBy(Duration.ofMinutes(10));
            stream.dispose();
        } finally {
            VirtualTimeScheduler.reset();
        }

        assertThat(api.countOf("read")).isBetween(40, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, 13, kept",
        "ALL, 15, doubtful",
        "ALL, 63, lost",
        "CHANGES, 15, doubtful",
        "SYNC, 30, kept",
        "SYNC, 32, lost",
        "ADMIN_LOGS_STREAMING, 13, kept",
        "ADMIN_LOGS_STREAMING, 15, lost",
        "ADMIN_LOGS, 364, kept",
        "ADMIN_LOGS, 366, lost"
    })
    void theAgeOfACheckpointIsJudgedBeforeTheFirstRead(StreamType streamType, int days, String expected) {
        StreamOptions options = ScriptedBoxApi.options(streamType)
                .resumeFrom(checkpoint(Instant.now().minus(Duration.ofDays(days))))
                .build();
        api.onReads(page("P2", "a"), page("P2"));

        StepVerifier.FirstStep<String> verifier =
                api.eventIds(options, listener).as(StepVerifier::create);
        if (expected.equals("lost")) {
            verifier.verifyErrorSatisfies(error ->
                    assertThat(error).isInstanceOf(PositionLostException.class).hasMessageContaining("onPositionLost"));
            assertThat(api.calls).isEmpty();
        } else {
            verifier.expectNext("a").thenCancel().verify();
        }

        assertThat(told)
                .isEqualTo(
                        switch (expected) {
                            case "kept" -> List.of();
                            case "doubtful" -> List.of("possible gap at P1 after 0 calls");
                            default -> List.of("possible gap at P1 after 0 calls", "lost P1");
                        });
    }

    @Test
    void whatIsTooOldGoesOnAsThePolicySays() {
        StreamOptions options = ScriptedBoxApi.options(StreamType.ADMIN_LOGS_STREAMING)
                .resumeFrom(checkpoint(Instant.now().minus(Duration.ofDays(15))))
                .onPositionLost(PositionLostPolicy.EARLIEST)
                .build();
        api.onReads(page("P2", "a"), page("P2"));

        api.eventIds(options, listener)
                .as(StepVerifier::create)
                .expectNext("a")
                .thenCancel()
                .verify();

        assertThat(api.calls).startsWith("read 0");
    }

    @Test
    void ofACheckpointWithoutATimeNothingIsSaid() {
        api.onReads(page("P2", "a"), page("P2"));

        api.eventIds(
                        options(PositionLostPolicy.FAIL)
                                .resumeFrom(checkpoint(null))
                                .build(),
                        listener)
                .as(StepVerifier::create)
                .expectNext("a")
                .thenCancel()
                .verify();

        assertThat(told).isEmpty();
    }

    private static Checkpoint checkpoint(Instant readAt) {
        return new Checkpoint(new StreamPosition("P1"), readAt, List.of(), List.of());
    }
}
