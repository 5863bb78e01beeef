package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.FileSource;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDecoderTest {

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    @ParameterizedTest
    @CsvSource({
        "1152922976252290886, 1152922976252290886",
        "30401068076164269, 30401068076164269",
        "99999999999999999999999999, 99999999999999999999999999",
        "'\"1152922976252290886\"', 1152922976252290886",
        "'\"0123:abc/ü\"', 0123:abc/ü",
        "'\"a\\u002fb\"', a/b",
        "1.50, 1.50",
        "0, 0",
        "'\"0\"', 0",
        "'\"now\"', now",
        "'\"\"', ''",
        "null, ",
        "true, ",
        "{}, ",
        "[1], ",
    })
    void aPositionIsKeptCharacterForCharacterWhetherTextOrNumber(String sent, String position) {
        assertThat(decode("{\"next_stream_position\":" + sent + ",\"entries\":[]}")
                        .nextPosition())
                .isEqualTo(position);
    }

    @Test
    void aPageMayNameNoPosition() {
        assertThat(decode("{\"entries\":[]}").nextPosition()).isNull();
    }

    @Test
    void theOrderOfThePagesFieldsDoesNotMatter() {
        DecodedPage page = decode("{\"next_stream_position\":7,\"entries\":[{\"event_id\":\"1\"}],\"chunk_size\":1}");

        assertThat(page.nextPosition()).isEqualTo("7");
        assertThat(page.events()).extracting(Event::eventId).containsExactly("1");
    }

    @Test
    void fieldsThatNobodyKnowsArePassedOver() {
        DecodedPage page = decode("""
                {"limit":{"entries":[1,2]},"more":[{"next_stream_position":1}],"entries":[{"event_id":"1"}],
                 "next_stream_position":7,"note":"next_stream_position"}""");

        assertThat(page.nextPosition()).isEqualTo("7");
        assertThat(page.events()).hasSize(1);
    }

    @Test
    void theChunkSizeIsNotBelieved() {
        assertThat(decode("{\"chunk_size\":500,\"entries\":[{},{}],\"next_stream_position\":7}")
                        .events())
                .hasSize(2);
    }

    @Test
    void theEventsKeepBoxsOrder() {
        assertThat(decode("{\"entries\":[{\"event_id\":\"b\"},{\"event_id\":\"a\"},{\"event_id\":\"b\"}]}")
                        .events())
                .extracting(Event::eventId)
                .containsExactly("b", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "-1.5E+3",
                "\"text, with ] and }\"",
                "null",
                "true",
                "false",
                "[]",
                "[1, [2, {\"event_type\":\"ITEM_UPLOAD\"}]]",
                "{}",
                "{ \"source\" : null }",
                "{\"event_type\":[\"ITEM_UPLOAD\"]}",
            })
    void anEntryThatIsNoUsableEventCostsOnlyItself(String entry) {
        DecodedPage page = decode("""
                {"entries":[{"event_id":"1","event_type":"ITEM_UPLOAD"}, %s ,{"event_id":"2","event_type":"ITEM_MOVE"}],\
                "next_stream_position":7}""".formatted(entry));

        assertThat(page.events())
                .extracting(Event::eventType)
                .containsExactly(EventType.ITEM_UPLOAD, EventType.UNKNOWN, EventType.ITEM_MOVE);
        assertThat(page.events().get(1).json()).isEqualTo(entry);
        assertThat(page.events().get(1).eventId()).isNull();
        assertThat(page.nextPosition()).isEqualTo("7");
    }

    @Test
    void aByteOrderMarkChangesNothing() {
        DecodedPage page =
                decode("\ufeff{\"entries\":[ {\"event_id\":\"1\",\"source\":{\"type\":\"file\",\"id\":\"9\"}} , 5 ]}");

        assertThat(page.events())
                .extracting(Event::json)
                .containsExactly("{\"event_id\":\"1\",\"source\":{\"type\":\"file\",\"id\":\"9\"}}", "5");
        assertThat(page.events().get(0).source()).isInstanceOf(FileSource.class);
    }

    @Test
    void anEventHoldsACopyAndNotThePage() {
        byte[] body = utf8("{\"entries\":[{\"event_id\":\"1\",\"source\":{\"type\":\"file\",\"id\":\"9\"}}]}");
        Event event = decoder.decode(body).events().get(0);

        Arrays.fill(body, (byte) 'x');

        assertThat(event.json()).isEqualTo("{\"event_id\":\"1\",\"source\":{\"type\":\"file\",\"id\":\"9\"}}");
        assertThat(event.source().id()).isEqualTo("9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff"})
    void aBodyCanBeTheBeginningOfAnArray(String mark) {
        for (String broken : List.of("", ",nonsense")) {
            byte[] body = utf8(mark + "{\"entries\":[{\"event_id\":\"1\"},{\"event_id\":\"2\"" + broken + "}]}");
            byte[] array = Arrays.copyOf(body, body.length + 100);
            Arrays.fill(array, body.length, array.length, (byte) '}');

            DecodedPage page = decoder.decode(array, body.length);
            Arrays.fill(array, (byte) 'x');

            assertThat(page).isEqualTo(decoder.decode(body));
            assertThat(page.events()).hasSize(2);
        }
    }

    @Test
    void everyEntryComesBackByteForByte() {
        Seeds.forEach(400, random -> {
            RandomJson json = new RandomJson(random);
            List<String> entries = IntStream.range(0, random.nextInt(20))
                    .mapToObj(i -> json.value())
                    .toList();

            DecodedPage page = decode(page(entries, json, random));

            assertThat(page.events()).extracting(Event::json).containsExactlyElementsOf(entries);
            assertThat(page.nextPosition()).isEqualTo("1152922976252290886");
        });
    }

    private static String page(List<String> entries, RandomJson json, Random random) {
        String array = entries.stream()
                .map(entry -> json.space() + entry + json.space())
                .collect(Collectors.joining(",", "[", "]"));
        String mark = random.nextInt(4) == 0 ? "\ufeff" : "";
        return mark + json.space() + "{\"odd\":" + json.value() + ",\"entries\":" + json.space() + array + json.space()
                + ",\"next_stream_position\":" + json.space() + "1152922976252290886}" + json.space();
    }

    private DecodedPage decode(String body) {
        return decoder.decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
