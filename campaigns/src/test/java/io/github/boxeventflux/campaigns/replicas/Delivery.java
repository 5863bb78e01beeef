package io.github.boxeventflux.campaigns.replicas;

import java.time.Instant;

/**
 * What a replica writes down of an event, before it acknowledges it.
 *
 * @param token of the lease under which it came
 * @param delivered when it came
 * @param written when it was done
 */
record Delivery(String id, long token, Instant delivered, Instant written) {

    static Delivery parse(String line) {
        String[] words = line.split(" ", -1);
        return new Delivery(
                words[0],
                Long.parseLong(words[1]),
                Instant.ofEpochMilli(Long.parseLong(words[2])),
                Instant.ofEpochMilli(Long.parseLong(words[3])));
    }

    String line() {
        return id + " " + token + " " + delivered.toEpochMilli() + " " + written.toEpochMilli();
    }
}
