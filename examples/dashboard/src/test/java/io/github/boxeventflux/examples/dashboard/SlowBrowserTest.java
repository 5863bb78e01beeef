package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A browser that does not read: a real socket whose other end takes nothing. */
class SlowBrowserTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Pattern EVENT = Pattern.compile("id:(\\S+)\nevent:event\ndata:\\{\"eventId\":\"(\\w+)\".*}\n");
    private static final int EVENTS = 5_000;

    private final FakeBox box = FakeBox.start();

    @Test
    void itSlowsNobodyIsLetGoAndGoesOnWhereItWas() throws IOException {
        try (box;
                RunningDashboard dashboard =
                        RunningDashboard.of(box, "--dashboard.window=" + EVENTS, "--dashboard.patience=2s");
                Socket slow = new Socket()) {
            box.awaitHeldPolls(1, SOON);
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), dashboard.url().getPort()));
            slow.getOutputStream()
                    .write("GET /events HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            List<String> ids = Arrays.stream(SampleEvents.numbered(0, EVENTS))
                    .map(Event::eventId)
                    .toList();

            dashboard
                    .eventIds(null)
                    .as(StepVerifier::create)
                    .then(() -> box.publish(SampleEvents.numbered(0, EVENTS)))
                    .expectNextSequence(ids)
                    .thenCancel()
                    .verify(SOON);

            dashboard
                    .statuses()
                    .takeUntil(status -> status.path("browsers").asInt() == 1)
                    .blockLast(SOON);

            List<MatchResult> events =
                    EVENT.matcher(allThatCame(slow)).results().toList();
            MatchResult last = events.get(events.size() - 1);
            assertThat(events).hasSizeLessThan(EVENTS);
            dashboard
                    .eventIds(last.group(1))
                    .as(StepVerifier::create)
                    .expectNextSequence(ids.subList(ids.indexOf(last.group(2)) + 1, EVENTS))
                    .thenCancel()
                    .verify(SOON);
        }
    }

    /** What was on its way when the server lost its patience; the end of it may be a reset. */
    private static String allThatCame(Socket socket) throws IOException {
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(came);
        } catch (SocketException e) {
            System.out.println("after " + came.size() + " bytes: " + e.getMessage());
        }
        return came.toString(StandardCharsets.UTF_8);
    }
}
