package io.github.boxeventflux.stream;

import static io.github.boxeventflux.support.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.PageDecoder;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Samples;
import io.github.boxeventflux.support.Seeds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application's own Jackson makes of what it was given. */
class WrittenByJacksonTest {

    private static final String NUMBERS =
            "{\"event_type\":\"LOGIN\",\"big\":123456789012345678901234567890,\"e\":1.50E+2,"
                    + "\"escaped\":\"\\u00e4 \\/ \\n\",\"plain\":\"ä 😀 \u2028\",\"twice\":1,\"twice\":2}";

    enum Jackson {
        TWO {
            @Override
            String write(Object value) throws JsonProcessingException {
                return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
            }
        },
        TWO_WITH_OTHER_SETTINGS {
            @Override
            String write(Object value) throws JsonProcessingException {
                return new com.fasterxml.jackson.databind.ObjectMapper()
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.KEBAB_CASE)
                        .setVisibility(
                                com.fasterxml.jackson.annotation.PropertyAccessor.FIELD,
                                com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY)
                        .writeValueAsString(value);
            }
        },
        THREE {
            @Override
            String write(Object value) {
                return new tools.jackson.databind.json.JsonMapper().writeValueAsString(value);
            }
        };

        abstract String write(Object value) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsWhatBoxSentCharacterForCharacter(Jackson jackson) throws Exception {
        assertThat(jackson.write(event(NUMBERS))).isEqualTo(NUMBERS);
        assertThat(jackson.write(List.of(event("{}"), event(NUMBERS)))).isEqualTo("[{}," + NUMBERS + "]");
        assertThat(jackson.write(Map.of("event", event(NUMBERS)))).isEqualTo("{\"event\":" + NUMBERS + "}");
    }

    @ParameterizedTest
    @EnumSource
    void whateverAnEventHoldsItIsWhatBoxSent(Jackson jackson) {
        Seeds.forEach(100, random -> {
            String json = new RandomJson(random).object();
            assertThat(jackson.write(event(json))).isEqualTo(json.replaceAll("[\\r\\n]", " "));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anEventKeepsToOneLine(Jackson jackson) throws Exception {
        assertThat(jackson.write(event("{\n\t\"event_type\" : \"LOGIN\"\r\n}")))
                .isEqualTo("{ \t\"event_type\" : \"LOGIN\"  }");
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatIsNoJsonIsWrittenAsAText(Jackson jackson) throws Exception {
        DecodedPage page = new PageDecoder(AnswerLimits.defaults())
                .decode(Samples.utf8(
                        "{\"entries\":[{\"a\":\"x\\q\"},{\"event_id\":\"2\"}],\"next_stream_position\":3}"));
        List<Event> events = page.events();

        assertThat(jackson.write(events)).isEqualTo("[\"{\\\"a\\\":\\\"x\\\\q\\\"}\",{\"event_id\":\"2\"}]");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWO_WITH_OTHER_SETTINGS")
    void aPageHasBoxsNamesAndItsPositionIsAText(Jackson jackson) throws Exception {
        EventPage page = new EventPage(List.of(event(NUMBERS), event("{}")), new StreamPosition("1152922976252290886"));

        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().readTree(jackson.write(page)))
                .isEqualTo(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree("{\"chunk_size\":2,\"next_stream_position\":\"1152922976252290886\",\"entries\":["
                                + NUMBERS + ",{}]}"));
        assertThat(jackson.write(page)).contains(NUMBERS);
    }
}
