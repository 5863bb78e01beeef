package io.github.boxeventflux.examples.dashboard;

import com.microsoft.playwright.options.ColorScheme;
import io.github.boxeventflux.examples.dashboard.DashboardPage.Screen;
import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever a person is and whatever they look at it with: axe finds nothing that keeps them out. */
@Timeout(300)
class AccessiblePageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** As many as the checks take a moment for. */
    private static final int EVENTS = 60;

    private static Chromium chromium;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @Test
    void whileNothingHasHappened() {
        try (FakeBox box = FakeBox.start();
                DashboardHere dashboard = DashboardHere.of(box, EVENTS)) {
            onEachScreen(dashboard, (page, name) -> {
                page.shows("#empty-title", "No events yet");
                check(page, "empty-" + name);
            });
        }
    }

    @Test
    void whileEventsComeAndWhileOneIsOpen() {
        try (FakeBox box = FakeBox.start();
                DashboardHere dashboard = DashboardHere.of(box, EVENTS)) {
            box.awaitHeldPolls(1, SOON);
            box.publish(LivelyHalfHour.events(400));

            onEachScreen(dashboard, (page, name) -> {
                page.hasRows(EVENTS);
                page.shows("#half-hour-sub", "400 since the start");
                check(page, "live-" + name);
                page.press("j", "j", "Enter");
                page.shows("#detail h2", "");
                check(page, "detail-" + name);
                page.press("Escape", "?");
                page.shows("#keys h2", "Keys");
                check(page, "keys-" + name);
            });
        }
    }

    @Test
    void whenTheStreamHasFailed() {
        try (FakeBox box = FakeBox.builder().tokens("another-token").start();
                DashboardHere dashboard = DashboardHere.of(box, "a-wrong-secret-of-nobody")) {
            onEachScreen(dashboard, (page, name) -> {
                page.shows("#health-text", "Stopped");
                page.shows("#notice", "401");
                check(page, "error-" + name);
            });
        }
    }

    private static void check(DashboardPage page, String name) {
        page.screenshot(name);
        page.isAccessible(name);
    }

    private static void onEachScreen(DashboardHere dashboard, BiConsumer<DashboardPage, String> look) {
        for (Screen screen : Screen.values()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (DashboardPage page = DashboardPage.open(chromium.browser(), dashboard.url(), screen, scheme)) {
                    look.accept(page, (screen + "-" + scheme).toLowerCase(Locale.ROOT));
                }
            }
        }
    }
}
