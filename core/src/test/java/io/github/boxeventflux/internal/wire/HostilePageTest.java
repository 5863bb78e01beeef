package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that nobody writes by accident. */
class HostilePageTest {

    private static final String GOOD = "{\"event_id\":\"good\"}";

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    @Test
    void ofAFieldThatIsThereTwiceTheLastOneHolds() {
        Event event = onlyEvent("{\"event_id\":\"1\",\"event_type\":\"LOGIN\",\"event_id\":\"2\"}");

        assertThat(event.eventId()).isEqualTo("2");
        assertThat(event.json()).contains("\"1\"", "\"2\"");
    }

    @Test
    void noEntryIsLostWhereTheyAreThereTwice() {
        DecodedPage page = decode(
                "{\"entries\":[{\"event_id\":\"1\"}],\"next_stream_position\":7,\"entries\":[{\"event_id\":\"2\"}],"
                        + "\"next_stream_position\":8}");

        assertThat(page.events()).extracting(Event::eventId).containsExactly("1", "2");
        assertThat(page.nextPosition()).isEqualTo("8");
    }

    @Test
    void aNulInATextIsKept() {
        assertThat(onlyEvent("{\"event_id\":\"a\\u0000b\"}").eventId()).isEqualTo("a\0b");
        assertThat(onlyEvent("{\"event_id\":\"a\0b\"}").json()).isEqualTo("{\"event_id\":\"a\0b\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "{\"entries\":[]}\0", "\0{\"entries\":[]}"})
    void aNulAnywhereElseIsNoPage(String body) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> decode(body));
    }

    @Test
    void halfASurrogatePairIsKeptAsItWasSent() {
        Event event = onlyEvent("{\"event_id\":\"\\ud83d\",\"event_type\":\"\\ude00\"}");

        assertThat(event.json()).isEqualTo("{\"event_id\":\"\\ud83d\",\"event_type\":\"\\ude00\"}");
        assertThat(event.eventId()).isEqualTo("\ud83d");
    }

    @Test
    void bytesThatAreNoUtf8CostOnlyTheirEntry() {
        byte[] page = ("{\"entries\":[" + GOOD + ",{\"event_id\":\"\u00c3(\"}," + GOOD
                        + "],\"next_stream_position\":7}")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(decoder.decode(page).events())
                .hasSize(3)
                .extracting(Event::eventId)
                .containsExactly("good", null, "good");
    }

    @Test
    void onlyUtf8IsReadAndItsMarkOnlyAtTheStart() {
        String page = "{\"entries\":[" + GOOD + "]}";

        assertThat(decode("\ufeff" + page).events()).hasSize(1);
        for (byte[] body : List.of(
                utf8("\ufeff\ufeff" + page),
                page.getBytes(StandardCharsets.UTF_16),
                page.getBytes(StandardCharsets.UTF_16LE))) {
            assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> decoder.decode(body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[[{\"a\":["})
    void whatNestsWithoutEndIsRefused(String again) {
        String nested = "{\"entries\":[" + again.repeat(1_000_000);

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> decode(nested))
                .returns("limits.maxNestingDepth", LimitExceededException::limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E-999999999", "0.1e2147483648"})
    void aNumberThatIsBeyondAnythingCostsNothing(String number) {
        Event event = onlyEvent(
                "{\"event_id\":%1$s,\"created_at\":%1$s,\"source\":{\"size\":%1$s},\"additional_details\":{\"n\":%1$s}}"
                        .formatted(number));

        assertThat(event.eventId()).isEqualTo(number);
        assertThat(event.source()).isNotNull();
        assertThat(event.additionalDetails()).containsKey("n");
    }

    @Test
    void aPageWithMoreEntriesThanAllowedIsFatal() {
        PageDecoder strict =
                new PageDecoder(AnswerLimits.builder().maxPageEvents(500).build());
        String most = "{\"entries\":[" + "0,".repeat(499) + "0],\"next_stream_position\":7}";

        assertThat(strict.decode(utf8(most)).events()).hasSize(500);
        for (String page : List.of(
                most.replace("[", "[0,"), most.replace("}", ",\"entries\":[0]}"), most.replace("[", "[nonsense,"))) {
            assertThat(catchThrowableOfType(LimitExceededException.class, () -> strict.decode(utf8(page))))
                    .returns("limits.maxPageEvents", LimitExceededException::limit)
                    .hasMessage("The answer holds more events than 500, the limit set by limits.maxPageEvents."
                            + " If such answers are to be read, raise it");
        }
    }

    @Test
    void entriesWithoutEndAreNotEvenCollected() {
        byte[] page = utf8("{\"entries\":[" + "0,".repeat(8_000_000));

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> decoder.decode(page))
                .returns("limits.maxPageEvents", LimitExceededException::limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entries\":[],\"next_stream_position\":\"%s\"}",
                "{\"entries\":[nonsense],\"next_stream_position\":\"%s\"}"
            })
    void aPositionThatIsLongerThanAllowedIsFatal(String page) {
        assertThat(decode(page.formatted("9".repeat(1_000))).nextPosition()).hasSize(1_000);
        assertThat(catchThrowableOfType(
                        LimitExceededException.class, () -> decode(page.formatted("9".repeat(1 << 20)))))
                .returns("limits.maxPositionLength", LimitExceededException::limit)
                .hasMessage("The answer holds a position longer than 1000, the limit set by limits.maxPositionLength."
                        + " If such answers are to be read, raise it");
    }

    @Test
    void anIdThatIsLongerThanAnyIsNone() {
        assertThat(onlyEvent("{\"event_id\":\"" + "x".repeat(256) + "\"}").eventId())
                .hasSize(256);

        Event event = onlyEvent("{\"event_id\":\"" + "x".repeat(257) + "\"}");
        assertThat(event.eventId()).isNull();
        assertThat(event.json()).contains("x".repeat(257));
    }

    private Event onlyEvent(String json) {
        List<Event> events = decode("{\"entries\":[" + json + "]}").events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private DecodedPage decode(String body) {
        return decoder.decode(utf8(body));
    }
}
