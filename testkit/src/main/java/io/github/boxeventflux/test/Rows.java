package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;

/** In which order a stream tells the events of an {@link Enterprise}: by row, one after the other. */
interface Rows {

    /** The event that stands in it. */
    long event(long row);

    /** When it is told, but for the stream's delay; not before the row before it. */
    Instant at(long row);

    /** The first row that is not told before this time. */
    long firstFrom(Instant time);

    /** Each event once, by time. */
    record Once(Enterprise enterprise) implements Rows {

        @Override
        public long event(long row) {
            return row;
        }

        @Override
        public Instant at(long row) {
            return enterprise.at(row);
        }

        @Override
        public long firstFrom(Instant time) {
            return enterprise.firstFrom(time);
        }
    }

    /** After every eighth event, one of the eight again. */
    record WithRepeats(Enterprise enterprise) implements Rows {

        private static final int EVENTS = 8;
        private static final int ROWS = EVENTS + 1;

        /** Box repeats an event within seconds. */
        private static final Duration SOON = Duration.ofSeconds(10);

        @Override
        public long event(long row) {
            long last = last(row);
            if (row % ROWS < EVENTS) {
                return last;
            }
            long earlier = last - Mix.below(EVENTS, 0, row);
            boolean soon = enterprise.at(earlier).plus(SOON).isAfter(enterprise.at(last));
            return soon ? earlier : last;
        }

        @Override
        public Instant at(long row) {
            return enterprise.at(last(row));
        }

        @Override
        public long firstFrom(Instant time) {
            long event = enterprise.firstFrom(time);
            return event / EVENTS * ROWS + event % EVENTS;
        }

        /** The last event that has happened when the row is told. */
        private static long last(long row) {
            return row / ROWS * EVENTS + Math.min(row % ROWS, EVENTS - 1);
        }
    }
}
