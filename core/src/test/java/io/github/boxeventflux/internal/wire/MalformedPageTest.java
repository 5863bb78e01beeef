package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedPageTest {

    private static final byte[] PAGE = utf8("""
            {"chunk_size":2,"next_stream_position":1152922976252290886,"entries":[
             {"type":"event","event_id":"f82c","event_type":"ITEM_UPLOAD","created_at":"2026-03-01T10:00:00-08:00",
              "created_by":{"type":"user","id":7,"name":"Ada \\u00e4 ä 😀"},
              "source":{"type":"file","id":"9","size":1.5e3,"tags":["secret-tag",null,true]}},
             12, null]}""");

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    @Test
    void aPageThatWasCutAnywhereIsMalformed() {
        assertThat(decoder.decode(PAGE).events()).hasSize(3);
        for (int length = 0; length < PAGE.length; length++) {
            byte[] cut = Arrays.copyOf(PAGE, length);
            assertThatExceptionOfType(MalformedAnswerException.class)
                    .as("cut after %d bytes", length)
                    .isThrownBy(() -> decoder.decode(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\ufeff",
                "<html><body>Bad Gateway</body></html>",
                "nonsense",
                "null",
                "[]",
                "\"entries\"",
                "42",
                "{}",
                "{\"entries\":null}",
                "{\"entries\":{}}",
                "{\"entries\":\"none\"}",
                "{\"entries\":[{}]}}",
                "{\"entries\":[]}{\"entries\":[]}",
                "{\"entries\":[]} trailing",
                "{\"entries\":[,]}",
                "{'entries':[]}",
            })
    void whatIsNoPageIsMalformed(String body) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> decoder.decode(utf8(body)))
                .withMessageStartingWith("Box's page of events ");
    }

    @Test
    void theErrorSaysWhereAndNothingOfWhatWasThere() {
        MalformedAnswerException error = catchThrowableOfType(
                MalformedAnswerException.class,
                () -> decoder.decode(utf8("{\"entries\":[{\"event_id\":\"secret\"} secret-word ")));

        assertThat(error)
                .hasMessageMatching("Box's page of events is unreadable at byte 3\\d; it is asked for again")
                .hasNoCause();
        assertThat(error.status()).isNull();
        assertThat(error.retryAfter()).isNull();
    }

    @Test
    void noErrorShowsWhatThePageHolds() {
        Seeds.forEach(300, random -> {
            byte[] body = utf8("{\"entries\":[{\"note\":\"hushhush\"}," + new RandomJson(random).value() + "]}");
            byte[] cut = Arrays.copyOf(body, 13 + random.nextInt(body.length - 13));
            if (random.nextBoolean()) {
                cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            }

            try {
                decoder.decode(cut);
            } catch (BoxEventException e) {
                assertThat(e).hasNoCause();
                assertThat(e.getMessage()).doesNotContain("hush", "note");
            }
        });
    }
}
