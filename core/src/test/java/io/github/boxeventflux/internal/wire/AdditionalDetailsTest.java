package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionalDetailsTest {

    @Test
    void everyKindOfValueKeepsItsKind() {
        Map<String, Object> details = event("""
                {"additional_details":{"text":"ä","yes":true,"no":false,"nothing":null,"small":-12,
                 "long":9223372036854775807,"huge":9223372036854775808,"tenth":0.10,"far":1E400,"beyond":1e99999999999,
                 "list":[1,"a",null,[]],"object":{"inner":{"deep":1}},"empty":{}}}""").additionalDetails();

        assertThat(details)
                .containsEntry("text", "ä")
                .containsEntry("yes", true)
                .containsEntry("no", false)
                .containsEntry("nothing", null)
                .containsEntry("small", -12L)
                .containsEntry("long", Long.MAX_VALUE)
                .containsEntry("huge", new BigInteger("9223372036854775808"))
                .containsEntry("tenth", new BigDecimal("0.10"))
                .containsEntry("far", new BigDecimal("1E400"))
                .containsEntry("beyond", "1e99999999999")
                .containsEntry("list", Arrays.asList(1L, "a", null, Arrays.asList()))
                .containsEntry("object", Map.of("inner", Map.of("deep", 1L)))
                .containsEntry("empty", Map.of());
    }

    @Test
    void theFieldsKeepTheirOrder() {
        assertThat(event("{\"additional_details\":{\"z\":1,\"a\":2,\"m\":3}}")
                        .additionalDetails()
                        .keySet())
                .containsExactly("z", "a", "m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"additional_details\":null}",
                "{\"additional_details\":[1]}",
                "{\"additional_details\":\"x\"}"
            })
    void withoutAnObjectThereAreNone(String json) {
        assertThat(event(json).additionalDetails()).isEmpty();
    }

    @Test
    void theyAreFoundWhetherBeforeOrBehindTheSource() {
        Event before = event("{\"additional_details\":{\"a\":1},\"source\":{\"type\":\"file\"}}");
        Event behind = event("{\"source\":{\"type\":\"file\"},\"additional_details\":{\"a\":1}}");

        assertThat(before.additionalDetails())
                .isEqualTo(behind.additionalDetails())
                .containsEntry("a", 1L);
        assertThat(before.source()).isEqualTo(behind.source()).isNotNull();
    }

    @Test
    void theyAreFoundBehindAnyTextAndNotInsideOfAnotherValue() {
        Event event = event("""
                {"name":"ä 😀 \\"source\\": ", "nested" : {"source":{"id":"1"},"additional_details":{"a":1}} ,
                 "source"\t:\n {"type":"file","id":"2","source":{"id":"3"}} , "additional_details" :  {"b":2}}""");

        assertThat(event.source().id()).isEqualTo("2");
        assertThat(event.additionalDetails()).containsExactly(Map.entry("b", 2L));
    }

    @Test
    void ofFieldsThatComeTwiceTheLastOneHolds() {
        Event event = event("{\"source\":{\"id\":\"1\"},\"additional_details\":{\"a\":1},"
                + "\"additional_details\":null,\"source\":{\"id\":\"2\"}}");

        assertThat(event.source().id()).isEqualTo("2");
        assertThat(event.additionalDetails()).isEmpty();
    }

    @Test
    void decodingThemNeverThrows() {
        Seeds.forEach(1_000, random -> {
            Event event = event(new RandomJson(random).object());
            assertThatCode(() -> {
                        event.sourceId();
                        event.source();
                        event.additionalDetails();
                        event.hashCode();
                    })
                    .doesNotThrowAnyException();
        });
    }
}
