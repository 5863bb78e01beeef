package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongPollAnswerTest {

    @ParameterizedTest
    @CsvSource({"new_change, NEW_CHANGE", "reconnect, RECONNECT", "max_retries, MAX_RETRIES"})
    void everyMessageThatBoxDocumentsIsKnown(String message, LongPollAnswer answer) {
        assertThat(decode("{\"version\":1,\"message\":\"" + message + "\"}")).isEqualTo(answer);
        assertThat(decode("{\"message\":\"" + message + "\",\"more\":[{}]}")).isEqualTo(answer);
        assertThat(decode("\ufeff {\"odd\":{\"message\":\"x\"},\"message\" : \"" + message + "\"}\n"))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\ufeff",
                "{",
                "{}",
                "null",
                "[]",
                "new_change",
                "\"new_change\"",
                "<html>new_change</html>",
                "{\"version\":1}",
                "{\"message\":null}",
                "{\"message\":7}",
                "{\"message\":[\"new_change\"]}",
                "{\"message\":{\"message\":\"new_change\"}}",
                "{\"message\":\"\"}",
                "{\"message\":\"NEW_CHANGE\"}",
                "{\"message\":\"something_new\"}",
                "{\"message\":\"new_ch"
            })
    void anythingElseIsUnknown(String body) {
        assertThat(decode(body)).isEqualTo(LongPollAnswer.UNKNOWN);
    }

    @Test
    void itReadsAnyBytes() {
        Seeds.forEach(500, random -> {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            assertThat(LongPollAnswer.decode(body)).isEqualTo(LongPollAnswer.UNKNOWN);
        });
    }

    @Test
    void whatNestsEndlesslyIsUnknown() {
        assertThat(decode("{\"a\":" + "[".repeat(100_000))).isEqualTo(LongPollAnswer.UNKNOWN);
    }

    private static LongPollAnswer decode(String body) {
        return LongPollAnswer.decode(utf8(body));
    }
}
