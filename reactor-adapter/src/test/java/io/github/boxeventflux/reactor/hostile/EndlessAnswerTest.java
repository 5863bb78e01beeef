package io.github.boxeventflux.reactor.hostile;

import static io.github.boxeventflux.reactor.hostile.HostileBox.SOON;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.StreamOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Bodies that have no end, as they are or in a thousandth of their size: 64 MiB of memory are enough for any of them. */
@Tag("small-heap")
@ExtendWith(NoLeaks.class)
class EndlessAnswerTest {

    private static final AnswerLimits TWO_MEBIBYTES =
            AnswerLimits.builder().maxPageBytes(2 << 20).build();

    private final HostileBox box = new HostileBox();
    private final Reading reading = new Reading(box);

    @AfterEach
    void close() {
        box.assertNothingIsOpen();
        reading.close();
        box.close();
    }

    static Stream<Flux<byte[]>> endless(int status) {
        String head = Bytes.head(status, "Connection: close");
        String chunked = Bytes.head(status, "Transfer-Encoding: chunked");
        return Stream.of(
                Bytes.endless(head, " "),
                Bytes.endless(head + "{\"entries\":[", "{\"event_id\":\"x\"},"),
                Bytes.endless(head + "{\"entries\":[\"", "x"),
                Bytes.endless(chunked, "1000\r\n" + "x".repeat(0x1000) + "\r\n"),
                Bytes.endlessGzip(status, ' '),
                Bytes.endlessGzip(status, '['));
    }

    static Stream<Flux<byte[]>> endlessPages() {
        return endless(200);
    }

    static Stream<Flux<byte[]>> endlessRefusals() {
        return endless(403);
    }

    static Stream<Flux<byte[]>> endlessExcuses() {
        return endless(503);
    }

    @ParameterizedTest
    @MethodSource("endlessPages")
    void aPageWithoutEndEndsTheStreamAndNamesTheLimit(Flux<byte[]> page) {
        box.answers(READ_EVENTS, page);

        assertLimitExceeded(reading.options().limits(TWO_MEBIBYTES));

        assertThat(box.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("endlessPages")
    void aListOfServersWithoutEndDoesToo(Flux<byte[]> servers) {
        StreamOptions.Builder options = reading.waiting();
        box.answers(FIND_SERVERS, servers);

        assertLimitExceeded(options.limits(TWO_MEBIBYTES));
    }

    @Test
    void theUsualLimitHoldsInLittleMemoryToo() {
        box.answers(READ_EVENTS, Bytes.endlessGzip(200, ' '));

        assertLimitExceeded(reading.options());
    }

    private void assertLimitExceeded(StreamOptions.Builder options) {
        reading.eventIds(options)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                LimitExceededException.class,
                                exceeded -> assertThat(exceeded.limit()).isEqualTo("limits.maxPageBytes")))
                .verify(SOON);
    }

    @ParameterizedTest
    @MethodSource("endlessPages")
    void aNoticeWithoutEndMayMeanAnything(Flux<byte[]> notice) {
        box.answers(LONG_POLL, notice);

        reading.assertReadsOn(reading.waiting());

        assertThat(reading.errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endlessRefusals")
    void anErrorIsWhatItsStatusSays(Flux<byte[]> refusal) {
        box.answers(READ_EVENTS, refusal);

        reading.eventIds(reading.options())
                .as(StepVerifier::create)
                .expectError(ForbiddenException.class)
                .verify(SOON);
    }

    @ParameterizedTest
    @MethodSource("endlessExcuses")
    void anErrorThatPassesIsWaitedOut(Flux<byte[]> excuse) {
        StreamOptions.Builder options = reading.waiting();
        box.answers(READ_EVENTS, excuse);
        box.answers(FIND_SERVERS, excuse);
        box.answers(LONG_POLL, Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(options);

        assertThat(reading.errors()).hasSize(2).hasOnlyElementsOfType(UnavailableException.class);
    }
}
