package io.github.boxeventflux.examples.kafka;

import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.LivelyDay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A Box in this process: people who do not exist have a lively day now, and an enterprise has had a year. */
final class PlayedBox implements SourceBox {

    private static final int EVENTS_PER_MINUTE = 60;
    private static final int EVENTS_OF_THE_YEAR = 12_000;
    private static final int DAYS_OF_HISTORY = 30;

    private final FakeBox today;
    private final LivelyDay day;
    private final FakeBox year;

    PlayedBox() {
        long seed = System.nanoTime();
        today = FakeBox.builder().realistic(seed).start();
        day = LivelyDay.start(today, EVENTS_PER_MINUTE, seed);
        year = FakeBox.builder()
                .enterprise(Enterprise.yearUntil(Instant.now(), seed).events(EVENTS_OF_THE_YEAR))
                .start();
    }

    @Override
    public String introduction() {
        return "BOX_ACCESS_TOKEN is not set, so this is no real Box: a fake one plays a lively day in this process.";
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of(
                "client.id", "example",
                "client.secret", "any",
                "enterprise.id", "801",
                // Two who work on the same files: each of them is told of all that happens.
                "user.ids", "17001,17002");
    }

    @Override
    public void fit(ReadyConfig config, Map<String, String> settings) {
        FakeBox box = config == ReadyConfig.HISTORY ? year : today;
        settings.put("box.api.url", box.apiUrl().toString());
        settings.put("box.token.url", box.tokenUrl().toString());
        if (config == ReadyConfig.HISTORY) {
            // Its year is the one that ends now, whenever that is.
            Instant before = box.now().truncatedTo(ChronoUnit.DAYS).minus(DAYS_OF_HISTORY, ChronoUnit.DAYS);
            settings.put(
                    "created.after",
                    before.minus(DAYS_OF_HISTORY, ChronoUnit.DAYS).toString());
            settings.put("created.before", before.toString());
        }
    }

    @Override
    public void close() {
        day.close();
        today.close();
        year.close();
    }
}
