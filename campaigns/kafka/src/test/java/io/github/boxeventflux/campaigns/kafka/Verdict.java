package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What came of a campaign.
 *
 * @param events how many happened
 * @param records how many the topic shows
 * @param missing the numbers of events that it does not show
 * @param repeated the numbers of those that it shows more than once
 * @param outOfOrder what it shows behind a later event of the same stream, in the same partition
 * @param strange what did not happen like that
 */
record Verdict(
        int events,
        int records,
        List<Integer> missing,
        List<Integer> repeated,
        List<String> outOfOrder,
        List<String> strange) {

    void requireAtLeastOnce() {
        assertThat(missing).as("lost").isEmpty();
        assertThat(strange).as("made up").isEmpty();
    }

    void requireExactlyOnceAndInOrder() {
        requireAtLeastOnce();
        assertThat(repeated).as("more than once").isEmpty();
        assertThat(outOfOrder).as("out of order").isEmpty();
        assertThat(records).as("records").isEqualTo(events);
    }

    /** How many records are too many. */
    int surplus() {
        return records + missing.size() - events;
    }

    @Override
    public String toString() {
        return "%d events, %d records: %d missing, %d too many, %d out of order, %d made up"
                .formatted(events, records, missing.size(), surplus(), outOfOrder.size(), strange.size());
    }
}
