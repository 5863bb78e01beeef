package io.github.boxeventflux.options;

/** What to do when Box does not know a position any longer, so that events between it and the next may be lost. */
public enum PositionLostPolicy {
    /** The stream ends with a {@link io.github.boxeventflux.error.PositionLostException}. */
    FAIL,

    /** Goes on with the oldest event that Box still keeps. */
    EARLIEST,

    /** Goes on with what happens from now on. */
    NOW
}
