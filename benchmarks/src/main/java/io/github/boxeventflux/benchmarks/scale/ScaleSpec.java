package io.github.boxeventflux.benchmarks.scale;

/**
 * What is measured, and computed.
 *
 * @param streams how many there are, each of a user of its own
 * @param pageLimit events of a page at most
 * @param recentIds ids that a saved position carries at most
 * @param events that happen to each user at once
 * @param eventsOfOutage that happen to each user while nobody takes them
 * @param silence seconds after which a silent poll is made anew
 */
record ScaleSpec(int streams, int pageLimit, int recentIds, int events, int eventsOfOutage, int silence) {}
