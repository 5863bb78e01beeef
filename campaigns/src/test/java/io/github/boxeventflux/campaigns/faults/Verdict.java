package io.github.boxeventflux.campaigns.faults;

import java.time.Duration;
import java.util.List;

/**
 * What came of a trial.
 *
 * @param faults what was wrong; nothing when all is well
 * @param events how many happened
 * @param repeated how many came again after a reader had ended before they were durable
 * @param readers how many there were, one after the other
 * @param calls how many calls they made; where there are sockets, how many reached Box
 * @param retries how many of their calls were made once more
 * @param catchUp how long after the last fault everything had come
 */
record Verdict(List<String> faults, int events, int repeated, int readers, long calls, long retries, Duration catchUp) {

    boolean isGood() {
        return faults.isEmpty();
    }
}
