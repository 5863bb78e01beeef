package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.options;
import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A million pages in a heap of 64 MiB, which the build gives to tests with this tag. */
@Tag("small-heap")
@Timeout(300)
class MillionPagesTest {

    private static final long PAGES = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aMillionPagesLeaveNothingBehind(int prefetchPages) {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L << 20);
        StreamOptions options = options(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.position("1"))
                .prefetchPages(prefetchPages)
                .build();

        ScriptedBoxApi.eventIds(new EndlessPages(), options)
                .take(PAGES)
                .count()
                .as(StepVerifier::create)
                .expectNext(PAGES)
                .verifyComplete();
    }

    /** One new event on each page. */
    private static final class EndlessPages implements BoxApi {

        @Override
        public Mono<DecodedPage> readEvents(StreamPosition position) {
            return Mono.fromSupplier(
                    () -> page(String.valueOf(Long.parseLong(position.value()) + 1), position.value()));
        }

        @Override
        public Mono<DecodedPage> readHistory(StreamPosition position, Period period) {
            return Mono.error(new AssertionError("no history"));
        }

        @Override
        public Mono<List<RealtimeServer>> findServers() {
            return Mono.never();
        }

        @Override
        public Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position) {
            return Mono.never();
        }
    }
}
