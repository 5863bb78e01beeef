package io.github.boxeventflux.options;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamOptionsTest {

    @Test
    void aTokenIsAllThatMustBeSet() {
        StreamOptions options = StreamOptions.builder().accessToken("a-token").build();

        assertThat(options.apiUrl()).hasToString("https://api.box.com/2.0");
        assertThat(options.asUser()).isNull();
        assertThat(options.name()).isNull();
        assertThat(options.streamType()).isEqualTo(StreamType.ALL);
        assertThat(options.startAt()).isEqualTo(StartAt.now());
        assertThat(options.eventTypes()).isEmpty();
        assertThat(options.createdAfter()).isNull();
        assertThat(options.createdBefore()).isNull();
        assertThat(options.pageLimit()).isEqualTo(500);
        assertThat(options.prefetchPages()).isEqualTo(1);
        assertThat(options.checkpointStore()).isNull();
        assertThat(options.resumeFrom()).isNull();
        assertThat(options.checkpoint()).isSameAs(CheckpointOptions.defaults());
        assertThat(options.maxUnacknowledgedEvents()).isEqualTo(10_000);
        assertThat(options.lease()).isNull();
        assertThat(options.onPositionLost()).isEqualTo(PositionLostPolicy.FAIL);
        assertThat(options.stopWhen()).isNull();
        assertThat(options.trustedHosts()).isEmpty();
        assertThat(options.longPoll()).isSameAs(LongPollOptions.defaults());
        assertThat(options.polling()).isSameAs(PollingOptions.defaults());
        assertThat(options.retry()).isSameAs(RetryOptions.defaults());
        assertThat(options.deduplication()).isSameAs(DeduplicationOptions.defaults());
        assertThat(options.limits()).isSameAs(AnswerLimits.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void everyStreamStartsNowButHistoryWithItsEarliest(StreamType streamType) {
        assertThat(options(streamType))
                .extracting(StreamOptions::startAt)
                .isEqualTo(streamType == StreamType.ADMIN_LOGS ? StartAt.earliest() : StartAt.now());
    }

    @Test
    void theTokenIsGivenByAProvider() {
        AccessTokenProvider provider = options().build().accessTokenProvider();

        assertThat(provider.accessToken(null)).isCompletedWithValue(AccessToken.of("a-token"));
        assertThat(provider.accessToken(AccessToken.of("a-token"))).isCompletedWithValue(AccessToken.of("a-token"));
    }

    @Test
    void theLastSayOnTheTokenWins() {
        AccessTokenProvider own = refused -> CompletableFuture.completedFuture(AccessToken.of("mine"));

        assertThat(options().accessTokenProvider(own).build().accessTokenProvider())
                .isSameAs(own);
    }

    @Test
    void toBuilderKeepsEverything() throws ReflectiveOperationException {
        StreamOptions set = everythingSet();
        StreamOptions copy = set.toBuilder().build();
        StreamOptions defaults = options().build();

        assertThat(getters()).isNotEmpty();
        for (Method getter : getters()) {
            assertThat(get(getter, set))
                    .as("%s is set to something else than its default", getter.getName())
                    .isNotEqualTo(get(getter, defaults));
            assertThat(get(getter, copy)).as(getter.getName()).isEqualTo(get(getter, set));
        }
    }

    @Test
    void theBuilderOfOneChangesNoOther() {
        StreamOptions first = options().pageLimit(7).build();
        StreamOptions.Builder builder = first.toBuilder().pageLimit(8);
        StreamOptions second = builder.build();
        builder.pageLimit(9);

        assertThat(first.pageLimit()).isEqualTo(7);
        assertThat(second.pageLimit()).isEqualTo(8);
    }

    @Test
    void listsAreKeptAsCopies() {
        List<EventType> types = new ArrayList<>(List.of(EventType.UPLOAD));
        String[] hosts = {"a.example.com"};
        StreamOptions options = options().eventTypes(types).trustedHosts(hosts).build();
        types.clear();
        hosts[0] = "evil.example.com";

        assertThat(options.eventTypes()).containsExactly(EventType.UPLOAD);
        assertThat(options.trustedHosts()).containsExactly("a.example.com");
        assertThat(options.eventTypes()).isUnmodifiable();
        assertThat(options.trustedHosts()).isUnmodifiable();
    }

    @Test
    void eventTypesKeepTheirOrderAndAreNamedOnce() {
        assertThat(options()
                        .eventTypes(EventType.UPLOAD, EventType.DELETE, EventType.UPLOAD)
                        .build()
                        .eventTypes())
                .containsExactly(EventType.UPLOAD, EventType.DELETE);
    }

    @Test
    void itsTextShowsTheStreamAndNeverTheToken() {
        assertThat(options().build())
                .hasToString("StreamOptions[streamType=ALL, startAt=now(), apiUrl=https://api.box.com/2.0]");
        assertThat(everythingSet().toString())
                .isEqualTo("StreamOptions[name=audit, streamType=ADMIN_LOGS, startAt=position(17),"
                        + " apiUrl=https://api.example.com/2.0]")
                .doesNotContain("token");
        assertThat(options().build().accessTokenProvider().toString()).doesNotContain("a-token");
    }

    @Test
    void nullNamesTheOptionThatIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> options().streamType(null))
                .withMessage("streamType");
        assertThatNullPointerException()
                .isThrownBy(() -> options().apiUrl(null))
                .withMessage("apiUrl");
        assertThatNullPointerException().isThrownBy(() -> options().retry(null)).withMessage("retry");
        assertThatNullPointerException()
                .isThrownBy(() -> options().checkpointStore(null))
                .withMessage("checkpointStore");
        assertThatNullPointerException()
                .isThrownBy(() -> options().checkpoint(null))
                .withMessage("checkpoint");
        assertThatNullPointerException().isThrownBy(() -> options().lease(null)).withMessage("lease");
        assertThatNullPointerException()
                .isThrownBy(() -> options().onPositionLost(null))
                .withMessage("onPositionLost");
    }

    private static StreamOptions everythingSet() {
        return StreamOptions.builder()
                .accessToken("another-token")
                .apiUrl(URI.create("https://api.example.com/2.0"))
                .asUser("42")
                .name("audit")
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.position("17"))
                .eventTypes(EventType.UPLOAD, EventType.DELETE)
                .createdAfter(Instant.parse("2026-03-01T10:00:00Z"))
                .createdBefore(Instant.parse("2026-03-02T10:00:00Z"))
                .pageLimit(100)
                .prefetchPages(0)
                .checkpointStore(CheckpointStore.inMemory())
                .resumeFrom(new Checkpoint(new StreamPosition("18"), List.of("a")))
                .checkpoint(CheckpointOptions.builder()
                        .saveInterval(Duration.ofSeconds(1))
                        .build())
                .maxUnacknowledgedEvents(50)
                .lease(LeaseOptions.builder(LeaseStore.inMemory(Clock.systemUTC()))
                        .build())
                .onPositionLost(PositionLostPolicy.EARLIEST)
                .stopWhen(subscriber -> {})
                .trustedHosts("events.example.com")
                .longPoll(
                        LongPollOptions.builder().maxWait(Duration.ofMinutes(1)).build())
                .polling(
                        PollingOptions.builder().interval(Duration.ofMinutes(1)).build())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofSeconds(2))
                        .build())
                .history(HistoryOptions.builder().concurrency(3).build())
                .deduplication(DeduplicationOptions.builder().maxIds(5).build())
                .limits(AnswerLimits.builder().maxNestingDepth(50).build())
                .build();
    }

    /** All that can be set. */
    private static List<Method> getters() {
        return Arrays.stream(StreamOptions.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !List.of("toString", "toBuilder").contains(method.getName()))
                .toList();
    }

    private static Object get(Method getter, StreamOptions options)
            throws IllegalAccessException, InvocationTargetException {
        return getter.invoke(options);
    }
}
