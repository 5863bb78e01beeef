package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.SignalType;

/** A stream is down when it fails for long or has ended with an error, and up whatever else it does. */
class HealthTest {

    /** A clock that the test puts on. */
    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();
    private final StreamHealth health = StreamHealth.create(clock);
    private final StreamMemory memory = new StreamMemory(clock);
    private final StreamInfo stream = new StreamInfo("audit", StreamType.CHANGES);
    private final BoxEventsHealthIndicator indicator = new BoxEventsHealthIndicator(
            new StreamReports(BoxEventStreams.of(List.of(configured())), health, memory, TOLERANCE, clock));

    private static BoxEventStream configured() {
        StreamOptions options = StreamOptions.builder()
                .accessToken("hush-hush")
                .name("audit")
                .streamType(StreamType.CHANGES)
                .build();
        return BoxEventStream.of(BoxEventClient.builder().build(), options, ProcessOptions.defaults());
    }

    private void starts() {
        health.onStart(stream);
        memory.onStart(stream);
    }

    private void ends(SignalType how) {
        health.onEnd(stream, how);
        memory.onEnd(stream, how);
    }

    private void fails() {
        health.onRetry(
                stream,
                BoxCall.READ_EVENTS,
                new UnavailableException("Box is down", null, null, null),
                1,
                Duration.ZERO);
    }

    private void after(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private StreamReport is(Status status) {
        Health now = indicator.health();
        assertThat(now.getStatus()).isEqualTo(status);
        return (StreamReport) now.getDetails().get("audit");
    }

    @Test
    void aStreamThatNobodyReadsIsIdle() {
        assertThat(is(Status.UP).state()).isEqualTo("IDLE");
    }

    @Test
    void whatReadsIsUp() {
        starts();
        assertThat(is(Status.UP).state()).isEqualTo("WORKING");
        assertThat(is(Status.UP).readers()).isEqualTo(1);
    }

    @Test
    void whatFailsIsDownAfterAWhile() {
        starts();
        fails();
        after(TOLERANCE.minusSeconds(1));
        assertThat(is(Status.UP).state()).isEqualTo("FAILING");
        after(Duration.ofSeconds(1));
        assertThat(is(Status.DOWN).problem()).isEqualTo("Box is down");
        health.onRecovered(stream, BoxCall.READ_EVENTS, 1);
        assertThat(is(Status.UP).state()).isEqualTo("WORKING");
    }

    @Test
    void whatIsSilentIsDownAfterAWhile() {
        starts();
        health.onSilence(stream, Duration.ofMinutes(30));
        after(TOLERANCE);
        assertThat(is(Status.DOWN).state()).isEqualTo("SILENT");
    }

    @Test
    void whatStandsByIsUp() {
        starts();
        health.onStandby(stream);
        after(Duration.ofDays(1));
        assertThat(is(Status.UP).state()).isEqualTo("STANDBY");
        health.onLeaseAcquired(stream, new Lease(new StreamKey("audit", StreamType.CHANGES), "me", 1));
        assertThat(is(Status.UP).state()).isEqualTo("WORKING");
    }

    @Test
    void whatEndedWithAnErrorIsDownUntilItIsReadAgain() {
        starts();
        memory.failed("audit", new ForbiddenException("the token may not", null));
        ends(SignalType.ON_ERROR);
        StreamReport report = is(Status.DOWN);
        assertThat(report.state()).isEqualTo("FAILED");
        assertThat(report.problem()).contains("ForbiddenException", "the token may not");
        starts();
        assertThat(is(Status.UP).state()).isEqualTo("WORKING");
    }

    @Test
    void whatCompletesOrIsCancelledIsUp() {
        starts();
        ends(SignalType.ON_COMPLETE);
        assertThat(is(Status.UP).state()).isEqualTo("COMPLETED");
        starts();
        ends(SignalType.CANCEL);
        assertThat(is(Status.UP).state()).isEqualTo("IDLE");
    }

    private static final ApplicationContextRunner APPLICATION = Contexts.withToken()
            .withConfiguration(AutoConfigurations.of(
                    BoxEventsHealthContributorAutoConfiguration.class, BoxEventsEndpointAutoConfiguration.class));

    @Test
    void theIndicatorIsThereUnlessItIsSwitchedOff() {
        APPLICATION.run(context ->
                assertThat(context).getBeanNames(HealthIndicator.class).containsExactly("boxEventsHealthIndicator"));
        APPLICATION
                .withPropertyValues("management.health.box-events.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
        APPLICATION
                .withPropertyValues("box.events.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void theToleranceIsAProperty() {
        APPLICATION.withPropertyValues("box.events.health.tolerance=0s").run(context -> {
            StreamInfo events = new StreamInfo("events", StreamType.ALL);
            StreamHealth ofApplication = context.getBean(StreamHealth.class);
            ofApplication.onStart(events);
            assertThat(context.getBean(HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.UP);
            ofApplication.onSilence(events, Duration.ofMinutes(30));
            assertThat(context.getBean(HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.DOWN);
        });
    }

    @Test
    void theEndpointIsThereWhereItIsExposed() {
        APPLICATION.run(context -> assertThat(context).doesNotHaveBean(BoxEventsEndpoint.class));
        APPLICATION
                .withPropertyValues("management.endpoints.web.exposure.include=boxevents")
                .run(context -> assertThat(context).hasSingleBean(BoxEventsEndpoint.class));
    }
}
