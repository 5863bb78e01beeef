package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads windows of {@code admin_logs} to their ends, as Box wants it: with both times on every page. */
final class Windows {

    private final Http http;
    private final int limit;

    Windows(FakeBox box, int limit) {
        this.http = new Http(box);
        this.limit = limit;
    }

    /** The ids of all pages up to the first empty one. */
    List<String> read(Instant createdAfter, Instant createdBefore) throws Exception {
        return readFrom("0", createdAfter, createdBefore);
    }

    List<String> readFrom(String position, Instant createdAfter, Instant createdBefore) throws Exception {
        List<String> all = new ArrayList<>();
        String from = position;
        while (true) {
            HttpResponse<String> page = page(from, createdAfter, createdBefore);
            if (ids(page).isEmpty()) {
                return all;
            }
            all.addAll(ids(page));
            from = next(page);
        }
    }

    HttpResponse<String> page(String position, Instant createdAfter, Instant createdBefore) throws Exception {
        HttpResponse<String> page = http.read("stream_type=admin_logs&limit=" + limit + "&created_after=" + createdAfter
                + "&created_before=" + createdBefore + "&stream_position=" + position);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(ids(page)).hasSizeLessThanOrEqualTo(limit);
        return page;
    }
}
