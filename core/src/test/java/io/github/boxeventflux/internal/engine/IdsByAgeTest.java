package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.IdsByAge.Seen;
import io.github.boxeventflux.support.Seeds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdsByAgeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MANY = Integer.MAX_VALUE;

    private final IdsByAge ids = new IdsByAge();

    @Test
    void thereIsNothingInNone() {
        assertThat(ids.size()).isZero();
        assertThat(ids.eldest()).isNull();
        assertThat(ids.newestWhere(seen -> true, MANY)).isEmpty();
        ids.removeEldest();
        assertThat(ids.size()).isZero();
    }

    @Test
    void oneThatComesAgainIsTheNewestAndKeepsItsFirstPage() {
        assertThat(ids.add("a", new Seen(1, NOW))).isTrue();
        assertThat(ids.add("b", new Seen(1, NOW))).isTrue();
        assertThat(ids.add("a", new Seen(2, NOW.plusSeconds(1)))).isFalse();

        assertThat(ids.newestWhere(seen -> true, MANY)).containsExactly("b", "a");
        ids.removeEldest();
        assertThat(ids.eldest()).isEqualTo(new Seen(1, NOW.plusSeconds(1)));
    }

    @Test
    void itIsALinkedHashMapInEverythingButItsMemory() {
        Seeds.forEach(200, random -> {
            IdsByAge tried = new IdsByAge();
            Map<String, Seen> model = new LinkedHashMap<>();
            int kinds = 1 + random.nextInt(500);
            int most = 1 + random.nextInt(300);
            for (int step = 0; step < 3_000; step++) {
                if (random.nextInt(10) == 0 || model.size() > most) {
                    tried.removeEldest();
                    model.keySet().stream().findFirst().ifPresent(model::remove);
                } else {
                    String id = id(random.nextInt(kinds));
                    Seen now = new Seen(step, NOW.plusSeconds(step));
                    Seen before = model.remove(id);
                    model.put(id, before == null ? now : new Seen(before.firstPage(), now.last()));
                    assertThat(tried.add(id, now)).isEqualTo(before == null);
                }
                assertThat(tried.size()).isEqualTo(model.size());
                assertThat(tried.eldest())
                        .isEqualTo(model.values().stream().findFirst().orElse(null));
            }
            assertThat(tried.newestWhere(seen -> true, MANY)).isEqualTo(List.copyOf(model.keySet()));
            List<String> even = model.entrySet().stream()
                    .filter(entry -> entry.getValue().firstPage() % 2 == 0)
                    .map(Map.Entry::getKey)
                    .toList();
            int few = random.nextInt(even.size() + 1);
            assertThat(tried.newestWhere(seen -> seen.firstPage() % 2 == 0, MANY))
                    .isEqualTo(even);
            assertThat(tried.newestWhere(seen -> seen.firstPage() % 2 == 0, few))
                    .isEqualTo(even.subList(even.size() - few, even.size()));
        });
    }

    /** Each bit as one of two texts of the same hash: so all of one length are at home in one place. */
    private static String id(int kind) {
        StringBuilder id = new StringBuilder();
        for (int bit = 0; bit < 9; bit++) {
            id.append((kind >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return kind % 3 == 0 ? id.toString() : String.valueOf(kind);
    }
}
