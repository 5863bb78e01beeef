package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.support.Samples;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The window against a list that is searched from end to end and judged entry by entry. */
class RecentEventIdsModelTest {

    private record Known(String id, long firstPage, Instant last) {}

    private static final class Model {
        private int minIds;
        private final int maxIds;
        private final Duration maxAge;
        private List<Known> known = new ArrayList<>();

        Model(int pageLimit, int maxIds, Duration maxAge) {
            this.minIds = 2 * pageLimit;
            this.maxIds = maxIds;
            this.maxAge = maxAge;
        }

        List<String> unseen(List<String> page, long number, Instant now) {
            minIds = Math.max(minIds, 2 * page.size());
            List<String> unseen = new ArrayList<>();
            for (String id : page) {
                List<Known> before =
                        known.stream().filter(entry -> entry.id().equals(id)).toList();
                if (before.isEmpty()) {
                    unseen.add(id);
                }
                known.removeAll(before);
                known.add(
                        new Known(id, before.isEmpty() ? number : before.get(0).firstPage(), now));
            }
            List<Known> all = known;
            known = new ArrayList<>(IntStream.range(0, all.size())
                    .filter(i -> isKept(all.size() - i, all.get(i), now))
                    .mapToObj(all::get)
                    .toList());
            return unseen;
        }

        private boolean isKept(int rank, Known entry, Instant now) {
            return rank <= minIds
                    || (rank <= maxIds && Duration.between(entry.last(), now).compareTo(maxAge) <= 0);
        }

        List<String> upToPage(long page) {
            return known.stream()
                    .filter(entry -> entry.firstPage() <= page)
                    .map(Known::id)
                    .toList();
        }
    }

    @Test
    void itKnowsExactlyWhatAListWouldKnow() {
        Seeds.forEach(100, random -> {
            int pageLimit = 1 + random.nextInt(4);
            int maxIds = random.nextInt(20);
            Duration maxAge = Duration.ofSeconds(1 + random.nextInt(60));
            RecentEventIds ids = new RecentEventIds(options()
                    .pageLimit(pageLimit)
                    .deduplication(DeduplicationOptions.builder()
                            .maxIds(maxIds)
                            .maxAge(maxAge)
                            .build())
                    .build());
            Model model = new Model(pageLimit, maxIds, maxAge);
            Instant now = Instant.parse("2026-03-01T10:00:00Z");
            for (int number = 1; number <= 60; number++) {
                now = now.plusMillis(random.nextInt(3) == 0 ? random.nextInt(30_000) : 0);
                List<String> page = page(random);

                assertThat(idsOf(ids.unseen(
                                page.stream().map(Samples::eventWithId).toList(), now)))
                        .as("page %d", number)
                        .isEqualTo(model.unseen(page, number, now));

                long upTo = random.nextInt(number + 1);
                assertThat(ids.upToPage(upTo)).as("up to page %d", upTo).isEqualTo(model.upToPage(upTo));
            }
        });
    }

    private static List<String> page(Random random) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> "e" + random.nextInt(30))
                .toList();
    }

    private static List<String> idsOf(List<Event> events) {
        return events.stream().map(Event::eventId).toList();
    }
}
