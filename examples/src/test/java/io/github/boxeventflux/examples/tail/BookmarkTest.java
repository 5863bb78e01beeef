package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.SampleEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookmarkTest {

    private final Bookmark bookmark = new Bookmark();

    @Test
    void isNowhereBeforeTheFirstPage() {
        assertThat(bookmark.position()).isNull();
    }

    @Test
    void movesWhenTheLastEventOfAPageIsPrinted() {
        bookmark.read(page(0, "a"));
        bookmark.read(page(2, "b"));
        assertThat(bookmark.position()).isEqualTo(new StreamPosition("a"));

        bookmark.printed();
        assertThat(bookmark.position()).isEqualTo(new StreamPosition("a"));

        bookmark.printed();
        assertThat(bookmark.position()).isEqualTo(new StreamPosition("b"));
    }

    @Test
    void doesNotRunAheadWithThePages() {
        bookmark.read(page(1, "a"));
        bookmark.read(page(0, "b"));
        bookmark.read(page(1, "c"));

        assertThat(bookmark.position()).isNull();
        bookmark.printed();
        assertThat(bookmark.position()).isEqualTo(new StreamPosition("b"));
        bookmark.printed();
        assertThat(bookmark.position()).isEqualTo(new StreamPosition("c"));
    }

    private static EventPage page(int events, String next) {
        return new EventPage(List.of(SampleEvents.numbered(0, events)), new StreamPosition(next));
    }
}
