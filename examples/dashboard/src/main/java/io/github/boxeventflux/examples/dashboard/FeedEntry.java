package io.github.boxeventflux.examples.dashboard;

/** What a browser is shown, in this order. */
sealed interface FeedEntry {

    /**
     * An event.
     *
     * @param number its place in the feed
     * @param json what a browser gets, an {@code EventView}; written once for all of them
     */
    record Arrived(long number, String json) implements FeedEntry {}

    /** Here some events may be missing: they came and went while the browser was away. */
    record Gap() implements FeedEntry {}
}
