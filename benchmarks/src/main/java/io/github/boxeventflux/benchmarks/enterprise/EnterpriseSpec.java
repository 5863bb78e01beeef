package io.github.boxeventflux.benchmarks.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.boxeventflux.test.Enterprise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an enterprise follows from, so that the process that tells its events and the one that reads them mean the same.
 *
 * @param end when its year is over and new events begin, in seconds of the epoch
 * @param events of the year
 * @param busiestDays the Mondays that share two fifths of them
 * @param perMinute new events after the year
 */
public record EnterpriseSpec(long end, int events, int busiestDays, int perMinute) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 20_260_301;

    /** A day less than Box keeps and the year has, so that nothing is dropped while it is read. */
    private static final Duration READ = Duration.ofDays(364);

    /** As one of a process's arguments. */
    public String argument() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes {@link #argument()} back. */
    public static EnterpriseSpec of(String argument) {
        try {
            return JSON.readValue(argument, EnterpriseSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(argument, e);
        }
    }

    /** What lives by it. */
    public Enterprise enterprise() {
        return Enterprise.yearUntil(until(), SEED)
                .events(events)
                .busiestDays(busiestDays)
                .perMinute(perMinute);
    }

    /** When the part of the year begins that is read. */
    public Instant since() {
        return until().minus(READ);
    }

    /** When it ends. */
    public Instant until() {
        return Instant.ofEpochSecond(end);
    }

    /** The ids of the events that a reader of that part must get, in the order of time. */
    public List<String> ids() {
        return enterprise().idsBetween(since(), until()).toList();
    }
}
