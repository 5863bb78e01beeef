package io.github.boxeventflux.options;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused before anything runs, with the option, the value and what is allowed. */
class StreamOptionsRefusalTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final CheckpointStore STORE = CheckpointStore.inMemory();

    @Test
    void aMissingToken() {
        refused(StreamOptions.builder()).hasMessage("accessToken: is missing; set accessToken or accessTokenProvider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankToken(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamOptions.builder().accessToken(token))
                .withMessageStartingWith("accessToken: ");
    }

    @Test
    void aTokenThatCannotBeSentIsNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamOptions.builder().accessToken("hush\r\nhush"))
                .withMessageContainingAll("accessToken: ", "visible ASCII")
                .withMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.box.com/2.0",
                "api.box.com/2.0",
                "/2.0",
                "https:///2.0",
                "https:api",
                "http://api.box.com/2.0",
                "http://10.0.0.1/2.0"
            })
    void anApiAddressThatIsNotHttps(String url) {
        refused(options().apiUrl(URI.create(url)))
                .hasMessageStartingWith("apiUrl: " + url + " is not allowed; allowed is an https address such as"
                        + " https://api.box.com/2.0");
    }

    @Test
    void plainHttpSaysWhyNot() {
        refused(options().apiUrl(URI.create("http://api.box.com/2.0")))
                .hasMessageContaining("plain http would show the token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:hush@api.box.com/2.0",
                "http://ada:hush@api.box.com/2.0",
                "ftp://ada:hush@api.box.com/2.0",
                "https://ada:hush@under_score/2.0",
                "https://api.box.com/2.0?token=hush",
                "https://api.box.com/2.0#hush"
            })
    void anApiAddressWithMoreThanAPlaceIsNotShown(String url) {
        refused(options().apiUrl(URI.create(url)))
                .hasMessageStartingWith(
                        "apiUrl: an address with a user, a query or a fragment is not allowed; allowed is")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1/2.0", "http://[::1]:9/", "HTTPS://API.BOX.COM/2.0"})
    void plainHttpOnThisMachineIsTaken(String url) {
        assertThatCode(() -> options().apiUrl(URI.create(url)).build()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "4 2", "42\r\nX-Evil: 1", "ä"})
    void aUserThatNoHeaderCanCarry(String user) {
        refused(options().asUser(user))
                .hasMessage("asUser: \"" + user + "\" is not allowed; allowed is visible ASCII without spaces");
    }

    @Test
    void aBlankName() {
        refused(options().name(" ")).hasMessage("name: a blank text is not allowed; allowed is a text");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
    void aPageLimitOutOfRange(int value) {
        refused(options().pageLimit(value)).hasMessage("pageLimit: " + value + " is not allowed; allowed is 1 to 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 17})
    void aPrefetchOutOfRange(int value) {
        refused(options().prefetchPages(value))
                .hasMessage("prefetchPages: " + value + " is not allowed; allowed is 0 to 16");
    }

    @Test
    void theEndsOfTheRangesAreTaken() {
        assertThatCode(() -> options().pageLimit(1).prefetchPages(0).build()).doesNotThrowAnyException();
        assertThatCode(() -> options().pageLimit(500).prefetchPages(16).build()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ADMIN_LOGS", "ADMIN_LOGS_STREAMING"})
    void theHistoryOfAUser(StreamType streamType) {
        refused(options().streamType(streamType).startAt(StartAt.since(T0)))
                .hasMessage("startAt: since(2026-03-01T10:00:00Z) on " + streamType
                        + " is not allowed; allowed is now(), earliest() or position(…)");
    }

    @Test
    void aPeriodWithoutAnEnd() {
        refused(options().streamType(StreamType.ADMIN_LOGS).startAt(StartAt.since(T0)))
                .hasMessage(
                        "createdBefore: is missing; on ADMIN_LOGS since(2026-03-01T10:00:00Z) reads a period that ends."
                                + " ADMIN_LOGS_STREAMING goes on with what happens then");
    }

    @Test
    void aPeriodThatEndsBeforeItBegins() {
        refused(options()
                        .streamType(StreamType.ADMIN_LOGS)
                        .startAt(StartAt.since(T0))
                        .createdBefore(T0.plusMillis(999)))
                .hasMessage(
                        "createdBefore: 2026-03-01T10:00:00.999Z is not allowed; allowed is a time at least a second"
                                + " after startAt (2026-03-01T10:00:00Z)");
    }

    @Test
    void aPeriodWithTwoBeginnings() {
        refused(options()
                        .streamType(StreamType.ADMIN_LOGS)
                        .startAt(StartAt.since(T0))
                        .createdAfter(T0)
                        .createdBefore(T0.plusSeconds(1)))
                .hasMessage("createdAfter: 2026-03-01T10:00:00Z with since(2026-03-01T10:00:00Z) is not allowed;"
                        + " allowed is none; since(…) says it");
    }

    @Test
    void historyThatStartsNow() {
        refused(options().streamType(StreamType.ADMIN_LOGS).startAt(StartAt.now()))
                .hasMessageStartingWith(
                        "startAt: now() on ADMIN_LOGS is not allowed; allowed is earliest() or position(…)")
                .hasMessageContaining("ADMIN_LOGS_STREAMING");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN_LOGS", "ADMIN_LOGS_STREAMING"})
    void anEventTypeThatBoxCannotFilterBy(StreamType streamType) {
        refused(options().streamType(streamType).eventTypes(EventType.ITEM_UPLOAD))
                .hasMessageStartingWith("eventTypes: ITEM_UPLOAD on " + streamType
                        + " is not allowed; allowed is a type that Box can filter by")
                .hasMessageContaining("filter(…)");
    }

    @ParameterizedTest
    @CsvSource({"ALL, ITEM_UPLOAD", "ADMIN_LOGS, UPLOAD", "ADMIN_LOGS_STREAMING, BRAND_NEW"})
    void otherEventTypesAreTaken(StreamType streamType, String eventType) {
        assertThatCode(() -> options()
                        .streamType(streamType)
                        .eventTypes(EventType.of(eventType))
                        .build())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPLOAD,DELETE", "UNKNOWN"})
    void anEventTypeThatIsNotOneName(String name) {
        refused(options().eventTypes(EventType.of(name)))
                .hasMessage(
                        "eventTypes: \"" + name + "\" is not allowed; allowed is one event type's name in each value");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ADMIN_LOGS")
    void aPeriodWhereBoxIgnoresIt(StreamType streamType) {
        refused(options().streamType(streamType).createdAfter(T0))
                .hasMessage("createdAfter: 2026-03-01T10:00:00Z on " + streamType
                        + " is not allowed; allowed is none but on ADMIN_LOGS; Box would ignore it");
        refused(options().streamType(streamType).createdBefore(T0))
                .hasMessageStartingWith("createdBefore: 2026-03-01T10:00:00Z on " + streamType + " is not allowed");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aPeriodThatEndsBeforeItStarts(long seconds) {
        refused(options().streamType(StreamType.ADMIN_LOGS).createdAfter(T0).createdBefore(T0.plusSeconds(seconds)))
                .hasMessage(
                        "createdBefore: " + T0.plusSeconds(seconds)
                                + " is not allowed; allowed is a time at least a second after createdAfter (2026-03-01T10:00:00Z)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://events.example.com",
                "events.example.com/path",
                "events.example.com:443",
                "*.example.com",
                "user@example.com",
                "example.com.",
                ".example.com",
                "a b"
            })
    void aTrustedHostThatIsNoNameAlone(String host) {
        refused(options().trustedHosts("ok.example.com", host))
                .hasMessage("trustedHosts: \"" + host
                        + "\" is not allowed; allowed is a host name alone, such as events.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.example.com", "localhost", "EVENTS-1.example.com", "10.0.0.1", "[2001:db8::1]"})
    void otherTrustedHostsAreTaken(String host) {
        assertThatCode(() -> options().trustedHosts(host).build()).doesNotThrowAnyException();
    }

    @Test
    void aStoreWithoutAName() {
        refused(options().checkpointStore(STORE))
                .hasMessage("name: is missing; a checkpointStore keeps checkpoints by name");
        assertThatCode(() -> options().name("n").checkpointStore(STORE).build()).doesNotThrowAnyException();
    }

    @Test
    void aLeaseWithoutAStore() {
        LeaseOptions lease =
                LeaseOptions.builder(LeaseStore.inMemory(Clock.systemUTC())).build();

        refused(options().name("n").lease(lease))
                .hasMessage("checkpointStore: is missing; with a lease, the next owner goes on from a checkpoint");
        assertThatCode(() ->
                        options().name("n").checkpointStore(STORE).lease(lease).build())
                .doesNotThrowAnyException();
    }

    @Test
    void historyThatGoesOnFromNowWhenItsPositionIsLost() {
        refused(options().streamType(StreamType.ADMIN_LOGS).onPositionLost(PositionLostPolicy.NOW))
                .hasMessage("onPositionLost: NOW on ADMIN_LOGS is not allowed; allowed is FAIL or EARLIEST");
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherWayOnIsTaken(StreamType streamType) {
        for (PositionLostPolicy policy : PositionLostPolicy.values()) {
            if (policy != PositionLostPolicy.NOW || streamType != StreamType.ADMIN_LOGS) {
                assertThatCode(() -> options()
                                .streamType(streamType)
                                .onPositionLost(policy)
                                .build())
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
    void noUnacknowledgedEventAtAll(int value) {
        refused(options().maxUnacknowledgedEvents(value))
                .hasMessage("maxUnacknowledgedEvents: " + value + " is not allowed; allowed is 1 to 2147483647");
    }

    @Test
    void anyOtherNumberOfUnacknowledgedEventsIsTaken() {
        assertThatCode(() -> options().maxUnacknowledgedEvents(1).build()).doesNotThrowAnyException();
        assertThatCode(() ->
                        options().maxUnacknowledgedEvents(Integer.MAX_VALUE).build())
                .doesNotThrowAnyException();
    }

    @Test
    void aCheckpointAtNow() {
        refused(options().resumeFrom(new Checkpoint(new StreamPosition("now"), List.of())))
                .hasMessageStartingWith("resumeFrom: a checkpoint at \"now\" is not allowed");
    }

    @Test
    void aPositionThatIsTooLongToBeSent() {
        String allowed = ": a position of 1001 characters is not allowed; allowed is one of 1000 at most, as"
                + " limits.maxPositionLength says";
        String longest = "9".repeat(1_000);

        refused(options().startAt(StartAt.position(longest + "9"))).hasMessage("startAt" + allowed);
        refused(options().resumeFrom(new Checkpoint(new StreamPosition(longest + "9"), List.of())))
                .hasMessage("resumeFrom" + allowed);
        assertThatCode(() -> options().startAt(StartAt.position(longest)).build())
                .doesNotThrowAnyException();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(StreamOptions.Builder builder) {
        return assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }
}
