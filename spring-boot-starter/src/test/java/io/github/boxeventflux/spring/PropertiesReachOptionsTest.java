package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each property of a stream arrives at the option that it is named after; what is not set is as the library has it. */
class PropertiesReachOptionsTest {

    /** One property, what else it takes, and where it arrives. */
    record Case(
            String property,
            String value,
            Object expected,
            Function<BoxEventStream, Object> option,
            List<String> with) {

        static Case of(String property, String value, Object expected, Function<StreamOptions, Object> option) {
            return new Case(property, value, expected, stream -> option.apply(stream.options()), List.of());
        }

        static Case ofProcess(String property, String value, Object expected, Function<ProcessOptions, Object> option) {
            return new Case(
                    "process." + property, value, expected, stream -> option.apply(stream.processOptions()), List.of());
        }

        static Case ofLease(String property, String value, Object expected, Function<LeaseOptions, Object> option) {
            return new Case(
                    "lease." + property,
                    value,
                    expected,
                    stream ->
                            option.apply(Objects.requireNonNull(stream.options().lease())),
                    List.of("lease.enabled=true", "checkpoint.store=in-memory"));
        }

        Case with(String... others) {
            return new Case(property, value, expected, option, List.of(others));
        }

        @Override
        public String toString() {
            return property + "=" + value;
        }
    }

    static final List<Case> CASES = List.of(
            Case.of(
                    "access-token",
                    "hush-hush-2",
                    AccessTokenProvider.fixed("hush-hush-2"),
                    StreamOptions::accessTokenProvider),
            Case.of(
                    "api-url",
                    "https://box.example.com/2.0",
                    URI.create("https://box.example.com/2.0"),
                    StreamOptions::apiUrl),
            Case.of("as-user", "4711", "4711", StreamOptions::asUser),
            Case.of(
                    "trusted-hosts",
                    "a.example.com,b.example.com",
                    List.of("a.example.com", "b.example.com"),
                    StreamOptions::trustedHosts),
            Case.of("stream-type", "changes", StreamType.CHANGES, StreamOptions::streamType),
            Case.of("start", "earliest", StartAt.earliest(), StreamOptions::startAt),
            Case.of("start", "now", StartAt.now(), StreamOptions::startAt),
            Case.of("start", "1152922976252290886", StartAt.position("1152922976252290886"), StreamOptions::startAt),
            Case.of(
                            "start",
                            "2026-03-01T00:00:00Z",
                            StartAt.since(Instant.parse("2026-03-01T00:00:00Z")),
                            StreamOptions::startAt)
                    .with("stream-type=admin-logs-streaming"),
            Case.of(
                            "start",
                            "2026-03-01T00:00:00+02:00",
                            StartAt.since(Instant.parse("2026-02-28T22:00:00Z")),
                            StreamOptions::startAt)
                    .with("stream-type=admin-logs-streaming"),
            Case.of(
                    "event-types",
                    "LOGIN,A_TYPE_OF_TOMORROW",
                    Set.of(EventType.LOGIN, EventType.of("A_TYPE_OF_TOMORROW")),
                    StreamOptions::eventTypes),
            Case.of(
                            "created-after",
                            "2026-03-01T00:00:00Z",
                            Instant.parse("2026-03-01T00:00:00Z"),
                            StreamOptions::createdAfter)
                    .with("stream-type=admin-logs"),
            Case.of(
                            "created-before",
                            "2026-03-02T00:00:00Z",
                            Instant.parse("2026-03-02T00:00:00Z"),
                            StreamOptions::createdBefore)
                    .with("stream-type=admin_logs"),
            Case.of("page-limit", "7", 7, StreamOptions::pageLimit),
            Case.of("prefetch-pages", "0", 0, StreamOptions::prefetchPages),
            Case.of("max-unacknowledged-events", "70", 70, StreamOptions::maxUnacknowledgedEvents),
            Case.of("on-position-lost", "earliest", PositionLostPolicy.EARLIEST, StreamOptions::onPositionLost),
            Case.of(
                    "long-poll.max-wait",
                    "4m",
                    Duration.ofMinutes(4),
                    options -> options.longPoll().maxWait()),
            Case.of(
                    "long-poll.max-silence",
                    "9m",
                    Duration.ofMinutes(9),
                    options -> options.longPoll().maxSilence()),
            Case.of(
                    "polling.interval",
                    "30s",
                    Duration.ofSeconds(30),
                    options -> options.polling().interval(StreamType.ADMIN_LOGS)),
            Case.of(
                    "retry.first-backoff",
                    "20ms",
                    Duration.ofMillis(20),
                    options -> options.retry().firstBackoff()),
            Case.of(
                    "retry.max-backoff",
                    "20m",
                    Duration.ofMinutes(20),
                    options -> options.retry().maxBackoff()),
            Case.of(
                    "retry.max-retry-after",
                    "20s",
                    Duration.ofSeconds(20),
                    options -> options.retry().maxRetryAfter()),
            Case.of(
                    "retry.give-up-after",
                    "6h",
                    Duration.ofHours(6),
                    options -> options.retry().giveUpAfter()),
            Case.of(
                    "deduplication.max-ids",
                    "5",
                    5,
                    options -> options.deduplication().maxIds()),
            Case.of(
                    "deduplication.max-age",
                    "5d",
                    Duration.ofDays(5),
                    options -> options.deduplication().maxAge()),
            Case.of("history.concurrency", "8", 8, options -> options.history().concurrency()),
            Case.of(
                    "history.order",
                    "unordered",
                    HistoryOptions.Order.UNORDERED,
                    options -> options.history().order()),
            Case.of(
                    "history.overlap",
                    "2m",
                    Duration.ofMinutes(2),
                    options -> options.history().overlap()),
            Case.of(
                    "limits.answer-timeout",
                    "9s",
                    Duration.ofSeconds(9),
                    options -> options.limits().answerTimeout()),
            Case.of(
                    "limits.max-page-bytes",
                    "3MB",
                    3 << 20,
                    options -> options.limits().maxPageBytes()),
            Case.of(
                    "limits.max-page-events",
                    "600",
                    600,
                    options -> options.limits().maxPageEvents()),
            Case.of(
                    "limits.max-position-length",
                    "99",
                    99,
                    options -> options.limits().maxPositionLength()),
            Case.of(
                    "limits.max-nesting-depth",
                    "99",
                    99,
                    options -> options.limits().maxNestingDepth()),
            Case.of(
                    "limits.max-text-length",
                    "9999",
                    9999,
                    options -> options.limits().maxTextLength()),
            Case.of(
                    "limits.max-number-length",
                    "99",
                    99,
                    options -> options.limits().maxNumberLength()),
            Case.of(
                            "checkpoint.store",
                            "file",
                            CheckpointStore.file(Path.of("target/places")),
                            StreamOptions::checkpointStore)
                    .with("checkpoint.directory=target/places"),
            Case.of(
                            "checkpoint.directory",
                            "target/others",
                            CheckpointStore.file(Path.of("target/others")),
                            StreamOptions::checkpointStore)
                    .with("checkpoint.store=file"),
            Case.of(
                    "checkpoint.save-interval",
                    "3s",
                    Duration.ofSeconds(3),
                    options -> options.checkpoint().saveInterval()),
            Case.of(
                    "checkpoint.drain-timeout",
                    "4s",
                    Duration.ofSeconds(4),
                    options -> options.checkpoint().drainTimeout()),
            new Case(
                    "lease.enabled",
                    "true",
                    true,
                    stream -> stream.options().lease() != null,
                    List.of("checkpoint.store=in-memory")),
            Case.ofLease("time-to-live", "9s", Duration.ofSeconds(9), LeaseOptions::timeToLive),
            Case.ofLease("standby-interval", "9s", Duration.ofSeconds(9), LeaseOptions::standbyInterval),
            Case.ofLease("max-leases", "9", 9, LeaseOptions::maxLeases),
            Case.ofProcess("concurrency", "16", 16, ProcessOptions::concurrency),
            Case.ofProcess("time-limit", "9s", Duration.ofSeconds(9), ProcessOptions::timeLimit),
            Case.ofProcess("max-retries", "0", 0, ProcessOptions::maxRetries),
            Case.ofProcess("on-failure", "skip", FailurePolicy.skip(), ProcessOptions::onFailure),
            Case.ofProcess(
                    "retry.first-backoff",
                    "20ms",
                    Duration.ofMillis(20),
                    options -> options.retry().firstBackoff()),
            Case.ofProcess(
                    "retry.max-backoff",
                    "20m",
                    Duration.ofMinutes(20),
                    options -> options.retry().maxBackoff()),
            Case.ofProcess(
                    "retry.max-retry-after",
                    "20s",
                    Duration.ofSeconds(20),
                    options -> options.retry().maxRetryAfter()),
            Case.ofProcess(
                    "retry.give-up-after",
                    "6h",
                    Duration.ofHours(6),
                    options -> options.retry().giveUpAfter()));

    private static final String ALL = "box.events.";
    private static final String OWN = "box.events.streams.audit.";

    private static ApplicationContextRunner with(String prefix, Case given) {
        List<String> pairs = new ArrayList<>(List.of(prefix + given));
        given.with().forEach(other -> pairs.add(prefix + other));
        return Contexts.withToken()
                .withBean(LeaseStore.class, () -> LeaseStore.inMemory(Clock.systemUTC()))
                .withPropertyValues(pairs.toArray(String[]::new));
    }

    private static void hasArrived(ApplicationContextRunner application, Case given) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(given.option().apply(context.getBean(BoxEventStream.class)))
                    .isEqualTo(given.expected());
        });
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void setForAllStreams(Case given) {
        hasArrived(with(ALL, given), given);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void setForOneStream(Case given) {
        hasArrived(with(OWN, given), given);
    }

    @Test
    void aStreamsOwnPropertyWins() {
        Contexts.withToken()
                .withPropertyValues(
                        ALL + "retry.give-up-after=1h",
                        ALL + "retry.max-backoff=2m",
                        OWN + "retry.give-up-after=6h",
                        ALL + "page-limit=5",
                        OWN + "page-limit=6")
                .run(context -> {
                    StreamOptions options =
                            context.getBean(BoxEventStream.class).options();
                    assertThat(options.retry().giveUpAfter()).isEqualTo(Duration.ofHours(6));
                    assertThat(options.retry().maxBackoff()).isEqualTo(Duration.ofMinutes(2));
                    assertThat(options.pageLimit()).isEqualTo(6);
                });
    }

    @Test
    void whatIsNotSetIsAsTheLibraryHasIt() {
        StreamOptions library = StreamOptions.builder().accessToken("hush-hush").build();
        Contexts.withToken()
                .run(context -> assertThat(CASES).allSatisfy(given -> {
                    BoxEventStream stream = context.getBean(BoxEventStream.class);
                    if (!given.property().startsWith("lease.")
                            && !given.property().equals("access-token")) {
                        assertThat(given.option().apply(stream))
                                .isEqualTo(given.option()
                                        .apply(BoxEventStream.of(
                                                io.github.boxeventflux.reactor.BoxEventClient.builder()
                                                        .build(),
                                                library.toBuilder()
                                                        .name("events")
                                                        .build(),
                                                ProcessOptions.defaults())));
                    }
                }));
    }

    @Test
    void noPropertyIsForgottenHere() {
        List<String> tested =
                CASES.stream().map(given -> ALL + given.property()).toList();

        assertThat(Metadata.properties().keySet())
                .filteredOn(name -> !tested.contains(name))
                // Of all streams together, each with a test of its own.
                .containsExactlyInAnyOrder(
                        "box.events.client-credentials.client-id",
                        "box.events.client-credentials.client-secret",
                        "box.events.client-credentials.enterprise",
                        "box.events.client-credentials.token-url",
                        "box.events.client-credentials.user",
                        "box.events.enabled",
                        "box.events.health.tolerance",
                        "box.events.listener.auto-startup",
                        "box.events.name",
                        "box.events.request-budget",
                        "box.events.shutdown.phase",
                        "box.events.streams");
    }
}
