package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.publisher.TestPublisher;

class PageFeedTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final RecordsPage PAGE =
            new RecordsPage(new BoxStream("11", StreamType.CHANGES), List.of(), Map.of("position", "7"));

    @Test
    void itAsksForOnePageAndForTheNextWhenThatIsTaken() throws InterruptedException {
        TestPublisher<RecordsPage> pages = TestPublisher.create();
        PageFeed feed = new PageFeed(pages.flux());
        pages.assertMinRequested(1).assertMaxRequested(1);

        pages.next(PAGE);
        assertThat(feed.next(SOON)).isEqualTo(PAGE);
        pages.next(PAGE);
        assertThat(feed.next(SOON)).isEqualTo(PAGE);

        feed.cancel();
        pages.assertCancelled();
    }

    @Test
    void anErrorComesBehindThePagesAndAgainHoweverOftenItIsAskedFor() throws InterruptedException {
        RuntimeException error = new IllegalStateException("the end");
        PageFeed feed = new PageFeed(Flux.just(PAGE).concatWith(Flux.error(error)));

        assertThat(feed.next(SOON)).isEqualTo(PAGE);
        assertThatThrownBy(() -> feed.next(SOON)).isSameAs(error);
        assertThatThrownBy(() -> feed.next(SOON)).isSameAs(error);
    }

    @Test
    void whateverThePagesEndWithIsTold() {
        Throwable error = new AssertionError("not an exception");
        PageFeed feed = new PageFeed(Flux.error(error));

        assertThatThrownBy(() -> feed.next(SOON))
                .isInstanceOf(ConnectException.class)
                .hasCause(error);
    }

    @Test
    void theEndIsNoPage() throws InterruptedException {
        PageFeed feed = new PageFeed(Flux.empty());

        assertThat(feed.next(SOON)).isNull();
        assertThat(feed.next(AT_ONCE)).isNull();
    }
}
