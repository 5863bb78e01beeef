package io.github.boxeventflux.examples.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLineTest {

    @Test
    void tellsWhereItIsAndWhatHappenedToWhat() {
        ConsumerRecord<String, String> printed = record("81", "{\"source\":{\"type\":\"file\",\"name\":\"Plan.pdf\"}}");
        printed.headers().add("event_type", "ITEM_UPLOAD".getBytes(UTF_8)).add("account", "17001".getBytes(UTF_8));

        assertThat(RecordLine.of(printed))
                .isEqualTo(
                        "box-changes-2@40        key 81            ITEM_UPLOAD                 account 17001   Plan.pdf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'source': {'item_name': 'Plan.pdf'}}            | Plan.pdf
                    {'source': {'name': '', 'login': 'ann@x.org'}}   | ann@x.org
                    {'source': {'name': 'two\\u000alines'}}          | two?lines
                    {'source': null}                                 | -
                    not JSON                                         | -
                    """)
    void findsTheNameWhereverTheValueHasIt(String value, String name) {
        assertThat(RecordLine.of(record(null, value.replace('\'', '"')))).endsWith(name);
    }

    @Test
    void aRecordWithNothingInItIsALineToo() {
        assertThat(RecordLine.of(record(null, null)))
                .isEqualTo("box-changes-2@40        key -             -                           account -");
    }

    private static ConsumerRecord<String, String> record(String key, String value) {
        return new ConsumerRecord<>("box-changes", 2, 40, key, value);
    }
}
