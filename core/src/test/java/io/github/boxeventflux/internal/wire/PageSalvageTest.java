package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad entry never costs its page. */
class PageSalvageTest {

    private static final String GOOD = "{\"event_id\":\"a\",\"event_type\":\"LOGIN\"}";

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_id\":\"bad\",\"source\":NaN}",
                "{\"event_id\":\"bad\",\"source\":{\"size\":01}}",
                "{\"event_id\":\"bad\" \"event_type\":\"LOGIN\"}",
                "{\"event_id\":\"bad\",\"name\":\"\\q, ] } \\\" still the text\"}",
                "{event_id:\"bad\"}",
                "{\"\\ud800\":1}",
                "nonsense",
                "1 2",
                "{\"event_id\":\"one\"} {\"event_id\":\"two\"}",
                "tru",
            })
    void anEntryThatIsNoJsonKeepsItsBytesAndCostsOnlyItself(String bad) {
        DecodedPage page = decoder.decode(
                utf8("{\"entries\": [" + GOOD + " ,\n " + bad + " , " + GOOD + "], \"next_stream_position\": 17}"));

        assertThat(page.nextPosition()).isEqualTo("17");
        assertThat(page.events()).hasSize(3);
        assertThat(page.events().get(0).eventId()).isEqualTo("a");
        assertThat(page.events().get(1).eventType()).isEqualTo(EventType.UNKNOWN);
        assertThat(page.events().get(1).json()).isEqualTo(bad);
        assertThat(page.events().get(1).additionalDetails()).isEmpty();
        assertThat(page.events().get(2).json()).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n {\"entries\":[1,NaN],\"next_stream_position\":17}",
                "{\"entries\":[1],\"next_stream_position\":17,\"entries\":[NaN]}",
                "{\"entr\\u0069es\":[1,NaN],\"next\\u005fstream_position\":17}",
            })
    void aPageIsTheSameAsWithoutTheBadOne(String page) {
        DecodedPage read = decoder.decode(utf8(page));

        assertThat(read.events()).extracting(Event::json).containsExactly("1", "NaN");
        assertThat(read.nextPosition()).isEqualTo("17");
    }

    @Test
    void aLineBreakInATextIsUnderstood() {
        Event event = decoder.decode(utf8("{\"entries\":[{\"event_id\":\"a\",\"session_id\":\"one\ntwo\"}]}"))
                .events()
                .get(0);

        assertThat(event.sessionId()).isEqualTo("one\ntwo");
    }

    @Test
    void bytesThatAreNoUtf8CostOnlyTheirEntry() {
        byte[] body = ("{\"entries\":[" + GOOD + ",{\"event_id\":\"\u00ff\"}]}").getBytes(StandardCharsets.ISO_8859_1);

        List<Event> events = decoder.decode(body).events();

        assertThat(events).hasSize(2);
        assertThat(events.get(0).eventId()).isEqualTo("a");
        assertThat(events.get(1).eventId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entries\":[NaN",
                "{\"entries\":[NaN]",
                "{\"entries\":[NaN}]",
                "{\"entries\":[NaN]}}",
                "{\"entries\":[NaN]} and more",
                "{\"entries\":[NaN,]}",
                "{\"entries\":[,NaN]}",
                "{\"entries\":NaN}",
                "{\"entries\":{\"a\":NaN}}",
                "{\"entries\":[{\"a\":\"NaN]}",
                "[NaN]",
                "entries: [NaN]",
                "<html>{\"entries\":[NaN]}</html>",
            })
    void aPageWhoseEntriesCannotBeToldApartIsMalformed(String body) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> decoder.decode(utf8(body)));
    }

    @Test
    void limitsHoldInASalvagedPageToo() {
        PageDecoder strict =
                new PageDecoder(AnswerLimits.builder().maxNestingDepth(10).build());

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> strict.decode(utf8("{\"entries\":[NaN," + "[".repeat(20) + "]".repeat(20) + "]}")));
    }

    @Test
    void anyEntriesComeBackByteForByteBesideABadOne() {
        Seeds.forEach(200, random -> {
            RandomJson generator = new RandomJson(random);
            List<String> entries = new ArrayList<>(List.of("NaN"));
            for (int n = 0; n < 5; n++) {
                entries.add(generator.value());
            }
            byte[] body = utf8("{\"entries\":[" + String.join(" , ", entries) + "]}");

            assertThat(decoder.decode(body).events()).extracting(Event::json).isEqualTo(entries);
        });
    }
}
