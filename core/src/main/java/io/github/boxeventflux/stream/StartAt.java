package io.github.boxeventflux.stream;

import java.time.Instant;

/** Where a stream is to start when no checkpoint says so. */
public sealed interface StartAt {

    /** With what happens from the moment of subscription on. */
    static StartAt now() {
        return Now.INSTANCE;
    }

    /** With the oldest event that Box still keeps. */
    static StartAt earliest() {
        return Earliest.INSTANCE;
    }

    /**
     * At a position that Box gave earlier.
     *
     * @param position Box's text; {@code "0"} is {@link #earliest()} and {@code "now"} is {@link #now()}
     * @throws IllegalArgumentException when it is blank
     */
    static StartAt position(String position) {
        return switch (position) {
            case "0" -> earliest();
            case "now" -> now();
            default -> new Position(new StreamPosition(position));
        };
    }

    /**
     * With the events of an enterprise since that moment: first its history, then the live stream, without a gap and
     * without an event twice. With a moment of just now, some that happened seconds before it may come too: the live
     * stream tells of each a little late.
     *
     * @param instant in whole seconds, rounded down; when the stream is subscribed to it must be past and within the last
     *     365 days, which is what Box keeps. Otherwise the stream fails with an {@link IllegalArgumentException} before
     *     anything is read
     */
    static StartAt since(Instant instant) {
        return new Since(instant);
    }

    /** {@link StartAt#now()}. */
    enum Now implements StartAt {
        /** The only one. */
        INSTANCE;

        @Override
        public String toString() {
            return "now()";
        }
    }

    /** {@link StartAt#earliest()}. */
    enum Earliest implements StartAt {
        /** The only one. */
        INSTANCE;

        @Override
        public String toString() {
            return "earliest()";
        }
    }

    /**
     * {@link StartAt#position(String)}.
     *
     * @param position where to start
     */
    record Position(StreamPosition position) implements StartAt {
        @Override
        public String toString() {
            return "position(" + position + ")";
        }
    }

    /**
     * {@link StartAt#since(Instant)}.
     *
     * @param instant the moment to start with
     */
    record Since(Instant instant) implements StartAt {
        @Override
        public String toString() {
            return "since(" + instant + ")";
        }
    }
}
