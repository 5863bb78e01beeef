package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.LivelyDay;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A Box in this process, in which people who do not exist have a lively day; for who has no token at hand. */
final class PlayedBox implements AutoCloseable {

    private static final int EVENTS_PER_MINUTE = 60;

    private final FakeBox box;
    private final LivelyDay day;

    private PlayedBox(long seed) {
        box = FakeBox.builder().realistic(seed).start();
        day = LivelyDay.start(box, EVENTS_PER_MINUTE, seed);
    }

    @Override
    public void close() {
        day.close();
        box.close();
    }

    /** Starts one, and lets it be read, where no token is set. */
    static final class WithoutToken implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            if (!context.getEnvironment()
                    .getProperty("box.events.access-token", "")
                    .isEmpty()) {
                return;
            }
            PlayedBox played = new PlayedBox(System.nanoTime());
            context.registerBean(PlayedBox.class, () -> played);
            Map<String, Object> properties = Map.of(
                    "box.events.access-token", played.box.token(),
                    "box.events.api-url", played.box.apiUrl().toString());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("played box", properties));
        }
    }
}
