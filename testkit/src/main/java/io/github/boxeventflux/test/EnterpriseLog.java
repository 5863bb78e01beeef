package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What an {@link Enterprise} tells on one stream. A position is a number that follows from a row; nothing is stored. */
final class EnterpriseLog implements EventLog {

    /** From one row's position to the next one's. Those in between are other names of the same place. */
    private static final long STEP = 61;

    private final Enterprise enterprise;
    private final StreamRules rules;
    private final BoxClock clock;
    private final Positions positions;
    private final UnaryOperator<String> served;
    private final long firstPosition;
    private final @Nullable Random disorder;
    private final Rows rows;
    private long firstKept;

    /**
     * @param firstPosition far away from those of every other stream
     * @param served what is sent for an event's JSON
     */
    EnterpriseLog(
            Enterprise enterprise,
            StreamRules rules,
            BoxClock clock,
            Positions positions,
            long firstPosition,
            UnaryOperator<String> served) {
        this.enterprise = enterprise;
        this.rules = rules;
        this.clock = clock;
        this.positions = positions;
        this.firstPosition = firstPosition;
        this.served = served;
        this.disorder = rules.disorder() == null ? null : new Random(rules.disorder());
        this.rows = disorder == null ? new Rows.Once(enterprise) : new Rows.WithRepeats(enterprise);
    }

    @Override
    public synchronized Page read(EventsQuery query, int pageSize) {
        Instant now = clock.instant();
        dropExpired(now);
        if (query.fromNow() || (!query.fromOldest() && row(query.position()) < firstKept)) {
            return new Page(List.of(), positions.toJson(newest()));
        }
        long from = query.fromOldest() ? firstKept : row(query.position());
        long next = from;
        List<String> entries = new ArrayList<>();
        long end = end(query, now);
        long settled = firstLater(now, 1);
        for (long row = start(query, from); row < end; row++) {
            if (row >= settled && !isVisible(row, now)) {
                continue;
            }
            if (entries.size() == Math.min(query.limit(), pageSize)) {
                break;
            }
            next = row + 1;
            if (query.wants(enterprise.type(rows.event(row)))) {
                entries.add(json(row));
            }
        }
        if (disorder != null) {
            Collections.shuffle(entries, disorder);
        }
        return new Page(entries, nextPosition(query, from, next, entries.isEmpty()));
    }

    @Override
    public synchronized List<String> before(String position, int count) {
        long end = row(position.equals(EventsQuery.NOW) ? newest() : position);
        return LongStream.range(Math.max(firstKept, end - count), end)
                .mapToObj(this::json)
                .toList();
    }

    @Override
    public synchronized String alias(String position) {
        String of = position.equals(EventsQuery.NOW) ? newest() : position;
        long name = of.equals(EventsQuery.OLDEST) ? 0 : (Long.parseLong(of) - firstPosition) % STEP;
        return position(row(of), name % (STEP - 1) + 1);
    }

    @Override
    public String positionJson(String position) {
        return positions.toJson(position);
    }

    @Override
    public synchronized void requireKnown(String position) {
        row(position);
    }

    @Override
    public synchronized boolean hasAfter(String position) {
        return row(position) < row(newest());
    }

    @Override
    public synchronized String newest() {
        Instant now = clock.instant();
        long row = firstHidden(now);
        while (row > firstKept && !isVisible(row - 1, now)) {
            row--;
        }
        return position(row, 0);
    }

    @Override
    public synchronized void dropOlderThan(Duration age) {
        firstKept = Math.max(firstKept, rows.firstFrom(clock.instant().minus(age)));
    }

    private void dropExpired(Instant now) {
        if (rules.retention() != null) {
            firstKept = Math.max(firstKept, rows.firstFrom(now.minus(rules.retention())));
        }
    }

    /** Where the query's window begins; only the history has windows, and there a row is an event. */
    private long start(EventsQuery query, long from) {
        Instant after = query.createdAfter();
        return after == null ? from : Math.max(from, enterprise.firstCreatedFrom(after));
    }

    private long end(EventsQuery query, Instant now) {
        Instant before = query.createdBefore();
        long end = firstHidden(now);
        // What happened in the last second of the window belongs to it.
        return before == null
                ? end
                : Math.min(
                        end,
                        enterprise.firstFrom(
                                before.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
    }

    private boolean isVisible(long row, Instant now) {
        double lateness = disorder == null ? enterprise.lateness(rows.event(row)) : 1;
        return !rows.at(row).plus(delay(lateness)).isAfter(now);
    }

    /** The first row behind all that can be visible. */
    private long firstHidden(Instant now) {
        double lateness = disorder == null ? enterprise.leastLateness() : 1;
        return firstLater(now, lateness);
    }

    /** The first row that is not visible yet when it takes this part of the delay. */
    private long firstLater(Instant now, double lateness) {
        return rows.firstFrom(now.minus(delay(lateness)).plusNanos(1));
    }

    private Duration delay(double part) {
        return Duration.ofNanos((long) (rules.delay().toNanos() * part));
    }

    private String json(long row) {
        return served.apply(enterprise.json(rows.event(row)));
    }

    private String nextPosition(EventsQuery query, long from, long next, boolean empty) {
        if (empty && rules.zeroAtEnd()) {
            return positions.toJson(EventsQuery.OLDEST);
        }
        boolean stays = next == from && !query.fromOldest();
        return positions.toJson(stays ? query.position() : position(next, 0));
    }

    private String position(long row, long name) {
        return Long.toString(firstPosition + row * STEP + name);
    }

    /** The first row behind a position. */
    private long row(String position) {
        if (position.equals(EventsQuery.OLDEST)) {
            return firstKept;
        }
        if (!position.matches("\\d+")) {
            throw Refusal.badRequest("nextStreamPosition value is malformed");
        }
        long row = position.length() > 18 ? -1 : Math.floorDiv(Long.parseLong(position) - firstPosition, STEP);
        if (row < 0 || row > rows.firstFrom(clock.instant())) {
            throw Refusal.badRequest("Invalid stream position");
        }
        return row;
    }
}
