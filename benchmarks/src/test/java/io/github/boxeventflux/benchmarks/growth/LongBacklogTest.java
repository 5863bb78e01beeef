package io.github.boxeventflux.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.PageDecoder;
import io.github.boxeventflux.options.AnswerLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongBacklogTest {

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    private DecodedPage page(LongBacklog backlog, String position) {
        return decoder.decode(backlog.page(position));
    }

    private static String next(DecodedPage page) {
        return Objects.requireNonNull(page.nextPosition());
    }

    @Test
    void eachEventHasAnIdOfItsOwnThatSaysItsPlace() {
        LongBacklog backlog = new LongBacklog(3_000);
        List<String> ids = new ArrayList<>();
        Set<String> positions = new HashSet<>();

        String position = "0";
        while (!backlog.isEnd(position)) {
            DecodedPage page = page(backlog, position);
            page.events().stream().map(Event::eventId).forEach(ids::add);
            position = next(page);
            positions.add(position);
        }

        assertThat(ids)
                .extracting(PageTemplate::index)
                .isEqualTo(IntStream.range(0, 3_000).boxed().toList());
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{40}"));
        assertThat(positions).hasSize(6);
    }

    @Test
    void theEndIsEmptyAndLeadsToItself() {
        LongBacklog backlog = new LongBacklog(500);
        String end = next(page(backlog, "0"));

        assertThat(backlog.isEnd("0")).isFalse();
        assertThat(backlog.isEnd(end)).isTrue();
        assertThat(page(backlog, end)).isEqualTo(new DecodedPage(List.of(), end));
    }

    @Test
    void theLastOfTenMillionIsThereAtOnce() {
        LongBacklog backlog = new LongBacklog(10_000_000);
        List<Event> last = page(backlog, Long.toString(1_152_922_976_252_290_000L + 19_999))
                .events();

        assertThat(PageTemplate.index(String.valueOf(last.get(499).eventId()))).isEqualTo(9_999_999);
    }
}
