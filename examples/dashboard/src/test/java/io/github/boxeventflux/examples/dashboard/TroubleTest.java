package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What browsers see when something is wrong. */
class TroubleTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void anErrorThatNoRetryHelpsAgainstIsShownAndNoToken() {
        String refused = "a-wrong-secret-of-nobody";
        try (FakeBox box = FakeBox.builder().tokens("another-token").start();
                RunningDashboard dashboard = RunningDashboard.of(box, "--box.events.access-token=" + refused)) {
            JsonNode status = dashboard
                    .statuses()
                    .filter(told -> told.path("state").asString().equals("FAILED"))
                    .blockFirst(SOON);

            assertThat(status.path("problem").asString()).contains("401");
            assertThat(status.toString()).doesNotContain(refused, "another-token");
            assertThat(dashboard.health()).contains("\"DOWN\"").doesNotContain(refused, "another-token");
        }
    }

    @Test
    void whileBoxIsDownItIsToldAndThenTheEventsGoOn() {
        try (FakeBox box = FakeBox.start();
                RunningDashboard dashboard = RunningDashboard.of(box)) {
            box.awaitHeldPolls(1, SOON);
            Event before = SampleEvents.numbered(0);
            Event meanwhile = SampleEvents.numbered(1);

            dashboard
                    .eventIds(null)
                    .as(StepVerifier::create)
                    .then(() -> box.publish(before))
                    .expectNext(before.eventId())
                    .then(() -> {
                        box.inject(Call.READ_EVENTS, Fault.status(503).forever());
                        box.publish(meanwhile);
                    })
                    .then(() -> assertThat(dashboard
                                    .statuses()
                                    .filter(told ->
                                            told.path("state").asString().equals("FAILING"))
                                    .blockFirst(SOON)
                                    .path("problem")
                                    .asString())
                            .contains("503"))
                    .then(box::clearFaults)
                    .expectNext(meanwhile.eventId())
                    .thenCancel()
                    .verify(SOON);

            assertThat(dashboard.statuses().blockFirst(SOON).path("state").asString())
                    .isEqualTo("WORKING");
        }
    }

    @Test
    void anOpenBrowserDoesNotHoldUpTheEnd() throws Exception {
        try (FakeBox box = FakeBox.start()) {
            RunningDashboard dashboard = RunningDashboard.of(box);
            CompletableFuture<Void> browser = dashboard.messages(null).then().toFuture();
            box.awaitHeldPolls(1, SOON);

            CompletableFuture.runAsync(dashboard::close).get(15, TimeUnit.SECONDS);

            browser.get(15, TimeUnit.SECONDS);
            box.awaitHeldPolls(0, SOON);
        }
    }

    @Test
    void withoutATokenALivelyDayIsPlayed() {
        try (RunningDashboard dashboard = RunningDashboard.withoutToken()) {
            dashboard
                    .statuses()
                    .as(StepVerifier::create)
                    .expectNextMatches(status -> status.path("played").asBoolean())
                    .thenCancel()
                    .verify(SOON);
            dashboard
                    .entries(null)
                    .as(StepVerifier::create)
                    .expectNextCount(2)
                    .thenCancel()
                    .verify(SOON);
        }
    }
}
