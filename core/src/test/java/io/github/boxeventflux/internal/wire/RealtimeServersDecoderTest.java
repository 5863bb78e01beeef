package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.options.AnswerLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeServersDecoderTest {

    private static final String ANSWER = """
            {"chunk_size":1,"entries":[{"type":"realtime_server",\
            "url":"http://2.realtime.services.box.net/subscribe?channel=cc807c9c4869ffb1c81a&stream_type=all",\
            "ttl":"10","max_retries":"10","retry_timeout":610}]}""";

    private final RealtimeServersDecoder decoder = new RealtimeServersDecoder(AnswerLimits.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", " \n"})
    void whatBoxSendsIsUnderstood(String before) {
        assertThat(decode(before + ANSWER))
                .containsExactly(new RealtimeServer(
                        URI.create(
                                "http://2.realtime.services.box.net/subscribe?channel=cc807c9c4869ffb1c81a&stream_type=all"),
                        Duration.ofMinutes(10),
                        10,
                        Duration.ofSeconds(610)));
    }

    @Test
    void everyServerIsKeptInBoxsOrder() {
        assertThat(decode("""
                        {"entries":[{"url":"https://b.box.net/"},{"url":"https://a.box.net/"},{"url":"https://c.box.net/"}]}"""))
                .extracting(server -> server.url().getHost())
                .containsExactly("b.box.net", "a.box.net", "c.box.net");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3",
                "\"3\" | 3",
                "\" 3 \" | 3",
                "99999999999 | 86400",
                "0 | usual",
                "-1 | usual",
                "\"\" | usual",
                "\"many\" | usual",
                "99999999999999999999999 | usual",
                "null | usual",
                "{} | usual",
                "[3] | usual",
                "true | usual",
            })
    void numbersComeAsTextOrNumberAndNonsenseIsReplacedByWhatIsUsual(String sent, String expected) {
        RealtimeServer server = decode("""
                {"entries":[{"url":"https://a.box.net/","ttl":%1$s,"max_retries":%1$s,"retry_timeout":%1$s}]}""".formatted(sent)).get(0);

        boolean usual = expected.equals("usual");
        int number = usual ? 0 : Integer.parseInt(expected);
        assertThat(server.ttl()).isEqualTo(Duration.ofMinutes(usual ? 10 : number));
        assertThat(server.maxRetries()).isEqualTo(usual ? 10 : number);
        assertThat(server.retryTimeout()).isEqualTo(Duration.ofSeconds(usual ? 610 : number));
    }

    @Test
    void anEntryThatIsNoServerCostsOnlyItself() {
        assertThat(decode("""
                        {"entries":[null,7,"x",[],{},{"url":null},{"url":7},{"url":"not a url"},{"url":"/path"},{"url":"https://a.box.net/#f"},
                         {"url":"https://a.box.net/"}]}""")).extracting(RealtimeServer::url).containsExactly(URI.create("https://a.box.net/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "null",
                "[]",
                "{}",
                "{\"entries\":null}",
                "{\"entries\":[]}",
                "{\"entries\":{}}",
                "{\"entries\":[{\"url\":\"nonsense\"}]}"
            })
    void anAnswerWithoutAServerIsMalformed(String body) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> decode(body))
                .withMessageStartingWith("Box's list of long-poll servers ");
    }

    @Test
    void anAnswerThatWasCutIsMalformed() {
        byte[] answer = utf8(ANSWER);
        for (int length = 0; length < answer.length; length++) {
            byte[] cut = Arrays.copyOf(answer, length);
            assertThatExceptionOfType(MalformedAnswerException.class)
                    .as("cut after %d bytes", length)
                    .isThrownBy(() -> decoder.decode(cut))
                    .withMessageNotContainingAny("channel", "cc807c9c4869ffb1c81a");
        }
    }

    @Test
    void theLimitsHoldHereToo() {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> decode("[".repeat(200)))
                .isNotNull();
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> decode("{\"entries\":" + "[".repeat(200)))
                .returns("limits.maxNestingDepth", LimitExceededException::limit);
    }

    @Test
    void anAnswerOfAnySizeCostsLittle() {
        String server = "{\"url\":\"https://a.box.net/\"}";
        String zeros = "0,".repeat(4_000_000) + "0";

        assertThat(decode("{\"entries\":[" + zeros + "," + server + "]}")).hasSize(1);
        assertThat(decode("{\"more\":[" + zeros + "],\"entries\":[" + server + "]}"))
                .hasSize(1);
        assertThat(decode("{\"entries\":[" + server.replace("}", ",\"more\":[" + zeros + "]}") + "]}"))
                .hasSize(1);
        assertThat(decode("{\"entries\":[" + (server + ",").repeat(400_000) + server + "]}"))
                .hasSize(100);
    }

    @Test
    void anAddressThatIsTooLongToBeSentIsNoServer() {
        String address = "https://a.box.net/" + "x".repeat(4_000);

        assertThat(decode("{\"entries\":[{\"url\":\"" + address + "x\"},{\"url\":\"https://b.box.net/\"}]}"))
                .extracting(server -> server.url().getHost())
                .containsExactly("b.box.net");
    }

    @Test
    void ofAFieldThatIsThereTwiceTheLastOneHolds() {
        assertThat(decode("{\"entries\":[{\"url\":\"https://a.box.net/\",\"url\":\"https://b.box.net/\"}],"
                        + "\"entries\":[{\"url\":\"https://c.box.net/\"}]}"))
                .extracting(server -> server.url().getHost())
                .containsExactly("c.box.net");
    }

    @Test
    void aServersTextShowsItsHostAlone() {
        assertThat(decode(ANSWER).get(0)).hasToString("RealtimeServer[2.realtime.services.box.net]");
    }

    @Test
    void theServersCannotBeChanged() {
        List<RealtimeServer> servers = decode(ANSWER);

        assertThatThrownBy(servers::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private List<RealtimeServer> decode(String body) {
        return decoder.decode(utf8(body));
    }
}
