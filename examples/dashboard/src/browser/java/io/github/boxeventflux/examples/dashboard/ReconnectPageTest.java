package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FaultyNetwork;
import io.github.boxeventflux.test.NetworkFault;
import io.github.boxeventflux.test.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers die and come back; the page says so and then goes on, with each event once. */
@Timeout(300)
class ReconnectPageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

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
    void theServerDiesAndComesBack(@TempDir Path checkpoints) {
        try (FakeBox box = FakeBox.start();
                DashboardProcess dashboard = DashboardProcess.of(
                                box.apiUrl(),
                                "--box.events.checkpoint.store=file",
                                "--box.events.checkpoint.directory=" + checkpoints)
                        .start(box.token());
                DashboardPage page = DashboardPage.open(chromium.browser(), dashboard.url())) {
            box.awaitHeldPolls(1, SOON);
            Event[] events = LivelyHalfHour.events(60);
            box.publish(Arrays.copyOfRange(events, 0, 40));
            page.hasRows(40);
            page.shows("#half-hour-sub", "40 since the start");

            dashboard.kill();
            page.shows("#health-text", "Reconnecting…");
            page.shows("#notice", "The dashboard's server does not answer.");
            page.screenshot("reconnecting");
            box.publish(Arrays.copyOfRange(events, 40, 55));
            dashboard.start(box.token());

            page.shows("#health-text", "Live");
            page.hasRows(55);
            box.publish(Arrays.copyOfRange(events, 55, 60));
            page.hasRows(60);
            assertThat(page.files()).containsExactlyElementsOf(newestFirst(events));
        }
    }

    @Test
    void boxDiesAndComesBack() {
        try (FakeBox box = FakeBox.start();
                FaultyNetwork api = FaultyNetwork.to(box.apiUrl());
                FaultyNetwork realtime = toRealtime(box);
                DashboardProcess dashboard = DashboardProcess.of(api.url(), "--box.events.retry.max-backoff=1s")
                        .start(box.token());
                DashboardPage page = DashboardPage.open(chromium.browser(), dashboard.url())) {
            box.awaitHeldPolls(1, SOON);
            box.publish(SampleEvents.numbered(0, 3));
            page.hasRows(3);

            for (FaultyNetwork network : List.of(api, realtime)) {
                network.refuse();
                network.breakAll(NetworkFault.reset());
            }
            page.shows("#health-text", "Retrying");
            page.shows("#notice", "Nothing is lost.");
            page.screenshot("retrying");
            box.publish(SampleEvents.numbered(3, 2));
            api.heal();
            realtime.heal();

            page.hasRows(5);
            box.awaitHeldPolls(1, SOON);
            // A poll that is held and one that fails are alike until it is answered, or a minute has passed.
            box.publish(SampleEvents.numbered(5, 1));
            page.hasRows(6);
            page.shows("#health-text", "Live");
            assertThat(page.files()).containsExactlyElementsOf(files(5));
        }
    }

    private static FaultyNetwork toRealtime(FakeBox box) {
        FaultyNetwork realtime = FaultyNetwork.to(box.realtimeUrls().get(0));
        box.tellRealtimeUrls(realtime.url());
        return realtime;
    }

    private static List<String> newestFirst(Event... events) {
        List<String> names = Arrays.stream(events)
                .map(event -> Subject.of(event.source()))
                .map(subject -> subject == null || subject.name() == null ? "–" : subject.name())
                .collect(Collectors.toList());
        Collections.reverse(names);
        return names;
    }

    private static List<String> files(int newest) {
        return IntStream.iterate(newest, number -> number >= 0, number -> number - 1)
                .mapToObj(number -> "file-" + number + ".txt")
                .toList();
    }
}
