package io.github.boxeventflux.benchmarks.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.backlog.Backlog;
import java.util.List;
import java.util.stream.IntStream;

/** A backlog of any length in the memory of a few pages: the same events come again, with other ids at other positions. */
final class LongBacklog {

    private static final List<PageTemplate> TEMPLATES = templates(4);

    private final int end;

    /**
     * Has so many.
     *
     * @param events a multiple of 500: all pages are full
     */
    LongBacklog(int events) {
        end = events / Backlog.PAGE_LIMIT;
    }

    /** The page at that position; an empty one at the end, which leads to itself. */
    byte[] page(String position) {
        int number = Backlog.index(position);
        return number == end
                ? emptyPage()
                : TEMPLATES.get(number % TEMPLATES.size()).page(number);
    }

    boolean isEnd(String position) {
        return Backlog.index(position) == end;
    }

    private byte[] emptyPage() {
        return ("{\"chunk_size\":0,\"next_stream_position\":" + Backlog.position(end) + ",\"entries\":[]}")
                .getBytes(UTF_8);
    }

    private static List<PageTemplate> templates(int pages) {
        Backlog backlog = new Backlog(pages * Backlog.PAGE_LIMIT);
        return IntStream.range(0, pages)
                .mapToObj(page -> new PageTemplate(backlog.page(Backlog.position(page))))
                .toList();
    }
}
