package io.github.boxeventflux.examples.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person does with the page while events come. */
@Timeout(300)
class LivePageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static Chromium chromium;

    private final FakeBox box = FakeBox.start();
    private final DashboardHere dashboard = DashboardHere.of(box, 2_000);

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @BeforeEach
    void waitForTheReader() {
        box.awaitHeldPolls(1, SOON);
    }

    @AfterEach
    void close() {
        dashboard.close();
        box.close();
    }

    @Test
    void eventsAppearAsTheyHappenTheNewestFirst() {
        try (DashboardPage page = open()) {
            page.shows("#health-text", "Live");
            page.shows("#empty-title", "No events yet");

            box.publish(SampleEvents.numbered(0, 3));

            page.hasRows(3);
            assertThat(page.files()).containsExactly("file-2.txt", "file-1.txt", "file-0.txt");
            page.shows("#half-hour-sub", "3 since the start");
        }
    }

    @Test
    void whatBoxSentIsTextAndNothingElse() {
        String name = "<img src=x onerror=document.title='broken'>";
        try (DashboardPage page = open()) {
            box.publish(SampleEvents.upload(name));

            page.hasRows(1);
            assertThat(page.files()).containsExactly(name);
            page.rows().first().click();
            page.shows("#detail .json", name);
            assertThat(page.page().title()).isEqualTo("Box events");
            assertThat(page.find("img").count()).isZero();
        }
    }

    @Test
    void filtersLeaveWhatIsAskedForAndStandInTheAddress() {
        Event upload = SampleEvents.upload("wanted.pdf");
        try (DashboardPage page = open()) {
            box.publish(upload, SampleEvents.of(EventType.ITEM_TRASH), SampleEvents.of(EventType.ITEM_PREVIEW));
            page.hasRows(3);

            page.find("#filter-type").selectOption("ITEM_UPLOAD");
            page.hasRows(1);
            page.shows("#count", "1 event of 3");
            assertThat(page.files()).containsExactly("wanted.pdf");

            page.page().reload();
            page.hasRows(1);
            page.find("#clear").click();
            page.hasRows(3);

            page.find("#filter-actor").fill(upload.createdBy().login().toUpperCase(Locale.ROOT));
            page.shows("#count", " of 3");
            assertThat(page.files()).contains("wanted.pdf");
            page.find("#filter-actor").fill("nobody of that name");
            page.hasRows(0);
            page.shows("#empty-title", "Nothing matches");
        }
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() {
        try (DashboardPage page = open()) {
            box.publish(SampleEvents.numbered(0, 5));
            page.hasRows(5);

            page.press("j", "ArrowDown", "ArrowDown", "ArrowUp");
            assertThat(page.find(".event:focus .what b")).hasText("file-3.txt");
            page.press("Enter");
            assertThat(page.find("#detail h2")).isFocused();
            page.shows("#detail .json", "\"name\": \"file-3.txt\"");
            page.press("Escape");
            assertThat(page.find("#detail")).isHidden();
            assertThat(page.find(".event:focus .what b")).hasText("file-3.txt");

            page.press("End");
            assertThat(page.find(".event:focus .what b")).hasText("file-0.txt");
            page.press("Home", "Enter", "j");
            page.shows("#detail .json", "\"name\": \"file-3.txt\"");

            page.press("?");
            assertThat(page.find("#keys")).isVisible();
            page.press("Escape");
            assertThat(page.find("#keys")).isHidden();
            page.press("/", "x");
            assertThat(page.find("#filter-actor")).hasValue("x");
        }
    }

    @Test
    void newEventsWaitWhileAPersonLooksAtOlderOnes() {
        try (DashboardPage page = open()) {
            box.publish(SampleEvents.numbered(0, 5));
            page.hasRows(5);

            page.press("j");
            box.publish(SampleEvents.numbered(5, 2));
            page.shows("#newer", "2 new events");
            page.hasRows(5);
            page.press("n");
            page.hasRows(7);

            page.find("h1").click();
            page.press("p");
            box.publish(SampleEvents.numbered(7, 1));
            page.shows("#newer", "1 new event");
            page.press("p");
            page.hasRows(8);
        }
    }

    @Test
    void lightAndDarkFollowTheSystemUntilSomebodyChooses() {
        try (DashboardPage page = open()) {
            String light = background(page);
            page.press("d");
            String dark = background(page);
            assertThat(dark).isNotEqualTo(light);

            page.page().reload();
            assertThat(background(page)).isEqualTo(dark);
            page.press("d");
            assertThat(background(page)).isEqualTo(light);
        }
    }

    @Test
    void aThousandEventsAreShownAndTheOldestMakeRoom() {
        try (DashboardPage page = open()) {
            box.publish(SampleEvents.numbered(0, 1_100));

            page.hasRows(1_000);
            assertThat(page.files())
                    .containsExactlyElementsOf(IntStream.iterate(1_099, number -> number - 1)
                            .limit(1_000)
                            .mapToObj(number -> "file-" + number + ".txt")
                            .toList());
        }
    }

    private static String background(DashboardPage page) {
        return (String) page.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private DashboardPage open() {
        return DashboardPage.open(chromium.browser(), dashboard.url());
    }
}
