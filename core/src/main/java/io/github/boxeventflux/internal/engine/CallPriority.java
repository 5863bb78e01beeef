package io.github.boxeventflux.internal.engine;

/** Which of the calls that wait for a budget goes first. */
public enum CallPriority {
    /** For events that happen now: goes before history, and finds a part of the budget that history leaves. */
    LIVE,
    /** For events of the past, of which there may be a year. */
    HISTORY
}
