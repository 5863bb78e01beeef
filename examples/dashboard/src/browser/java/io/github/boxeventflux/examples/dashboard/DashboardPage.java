package io.github.boxeventflux.examples.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page as a person has it before them. */
final class DashboardPage implements AutoCloseable {

    private static final double SOON = 60_000;
    private static final Path IMAGES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private DashboardPage(Browser browser, Screen screen, ColorScheme scheme) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme));
        context.setDefaultTimeout(SOON);
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
    }

    /** What it is looked at on. */
    enum Screen {
        DESKTOP(1280, 800),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static DashboardPage open(Browser browser, String url) {
        return open(browser, url, Screen.DESKTOP, ColorScheme.LIGHT);
    }

    static DashboardPage open(Browser browser, String url, Screen screen, ColorScheme scheme) {
        DashboardPage opened = new DashboardPage(browser, screen, scheme);
        opened.page.navigate(url);
        return opened;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The events in the list. */
    Locator rows() {
        return find("#events .event");
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Waits until the page says so. */
    void shows(String selector, String text) {
        assertThat(find(selector)).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(SOON));
    }

    /** Waits until so many events are in the list. */
    void hasRows(int count) {
        assertThat(rows()).hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(SOON));
    }

    /** The names of the files that the events in the list are about, newest first. */
    List<String> files() {
        return find("#events .what b").allTextContents();
    }

    /** A picture of what is seen, in {@code target/screenshots}. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }

    /** Nothing that a machine can tell keeps anybody out. */
    void isAccessible(String situation) {
        // What is tinted for a moment is read when it has its own colours.
        page.evaluate("() => document.getAnimations().forEach(animation => animation.finish())");
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(situation)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).as("errors of the page").isEmpty();
    }
}
