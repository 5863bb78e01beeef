package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.test.SampleEvents;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A numbered event as it stands in a topic.
 *
 * @param account whose stream it came from
 * @param number which of the {@link SampleEvents#numbered} it is
 * @param asSent whether its value is what Box sent, character for character
 */
record Sighting(int partition, String account, int number, boolean asSent) {

    static Sighting of(ConsumerRecord<String, String> record) {
        int number = Integer.parseInt(header(record, "event_id"), 16);
        boolean asSent = SampleEvents.numbered(number).json().equals(record.value());
        return new Sighting(record.partition(), header(record, "account"), number, asSent);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("No header " + name + " in " + record);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
