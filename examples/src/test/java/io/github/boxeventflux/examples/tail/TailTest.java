package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.examples.box.ScriptedBox;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeBox box = FakeBox.start();
    private final ScriptedBox scripted = new ScriptedBox(box);
    private final TestTerminal terminal = new TestTerminal();
    private final Shutdown shutdown = new Shutdown();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void printsALivelyDayUpToTheLimit() {
        int exitCode = Tail.commandLine(terminal.terminal(), shutdown, () -> PlayedBox.start(6_000, 1))
                .execute("--limit", "20");

        assertThat(exitCode).isZero();
        assertThat(terminal.out()).hasSize(20).doesNotHaveDuplicates();
        assertThat(terminal.err()).hasSize(2);
        assertThat(terminal.err().get(0)).contains("BOX_ACCESS_TOKEN is not set", "no real Box");
        assertThat(terminal.err().get(1)).matches("Last position (\\d+): on a real Box, go on .* --from \\1");
    }

    @Test
    void printsJsonAsBoxSentItAndNothingElse() {
        Event[] events = SampleEvents.numbered(0, 5);
        box.publish(events);

        assertThat(tail("--json", "--from", "earliest", "--limit", "5")).isZero();

        assertThat(terminal.out())
                .containsExactlyElementsOf(
                        Arrays.stream(events).map(Event::json).toList());
    }

    @Test
    void saysWhereToGoOnSoThatNothingIsMissedOrRepeated() {
        box.publish(SampleEvents.numbered(0, 5));

        tail("--from", "earliest", "--limit", "5");

        assertThat(terminal.err()).contains(farewell());
    }

    @Test
    void readsForAnotherUser() {
        box.account("17").publish(SampleEvents.numbered(0, 1));

        assertThat(tail("--from", "0", "--limit", "1", "--as-user", "17")).isZero();

        assertThat(box.requests(Call.READ_EVENTS))
                .allSatisfy(request -> assertThat(request.asUser()).isEqualTo("17"));
    }

    @Test
    void endsOnRequestWithTheLastPosition() throws Exception {
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> tail());
        box.awaitHeldPolls(1, SOON);

        shutdown.request();

        assertThat(exitCode.get()).isZero();
        assertThat(terminal.err()).containsExactly("introduction", farewell());
        box.awaitHeldPolls(0, SOON);
    }

    @Test
    void endsQuietlyWhenNobodyReadsItsOutput() {
        box.publish(SampleEvents.numbered(0, 5));

        int exitCode = Tail.commandLine(terminal.whoseOutputIsClosed(), shutdown, () -> scripted)
                .execute("--from", "earliest");

        assertThat(exitCode).isZero();
        assertThat(terminal.err()).containsExactly("introduction");
    }

    @Test
    void aFatalErrorIsOneClearMessage() {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertThat(tail()).isEqualTo(1);

        assertThat(terminal.err()).hasSize(2);
        assertThat(terminal.err().get(1)).startsWith("tail: Box answered 403").contains("administrator's token");
    }

    @Test
    void verboseShowsWhereAnErrorComesFrom() {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertThat(tail("--verbose")).isEqualTo(1);

        assertThat(terminal.err()).anyMatch(line -> line.startsWith("\tat "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --limit 0               | --limit: 0 is not allowed; allowed is 1 and more
            --limit many            | Invalid value for option '--limit'
            --stream-type everything| expected one of [ALL, CHANGES, SYNC, ADMIN_LOGS, ADMIN_LOGS_STREAMING]
            --from=                 | position: a blank text is not allowed; allowed is a position that Box gave
            --event-type=           | eventType: a blank name is not allowed; allowed is a name such as ITEM_UPLOAD
            --as-user=              | asUser: "" is not allowed; allowed is visible ASCII without spaces
            --from now --stream-type admin_logs | startAt: now() on ADMIN_LOGS is not allowed; allowed is earliest()
            --event-type lock_create --stream-type admin_logs_streaming | eventTypes: LOCK_CREATE on
            --follow                | Unknown option: '--follow'
            """)
    void aWrongCommandLineIsRefusedWithWhatIsAllowed(String arguments, String message) {
        assertThat(tail(arguments.split(" "))).isEqualTo(2);

        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().get(0)).contains(message);
        assertThat(terminal.err()).anyMatch(line -> line.startsWith("Usage: tail"));
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void tellsOfATypeThatMayBeMisspelt() {
        box.publish(SampleEvents.numbered(0, 1));

        tail("--from", "earliest", "--limit", "1", "--event-type", "item_upload,ITEM_UPLOAF");

        assertThat(terminal.err()).anyMatch(line -> line.contains("ITEM_UPLOAF"));
        assertThat(terminal.err()).noneMatch(line -> line.contains("ITEM_UPLOAD"));
    }

    @Test
    void helpsWithoutOpeningABox() {
        int exitCode = Tail.commandLine(terminal.terminal(), shutdown, () -> {
                    throw new AssertionError("opened");
                })
                .execute("--help");

        assertThat(exitCode).isZero();
        assertThat(String.join("\n", terminal.out()))
                .contains("--stream-type", "--from", "--event-type", "--limit", "--as-user", "--json", "--verbose");
    }

    @Test
    void hasAVersion() {
        assertThat(tail("--version")).isZero();
        assertThat(terminal.out()).singleElement().asString().startsWith("tail of Box Event Flux");
    }

    private String farewell() {
        String position = box.account().newestPosition(StreamType.ALL);
        return "Last position " + position + ": go on from there with --from " + position;
    }

    private int tail(String... arguments) {
        return Tail.commandLine(terminal.terminal(), shutdown, () -> scripted).execute(arguments);
    }
}
