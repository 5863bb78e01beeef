package io.github.boxeventflux.reactor;

import io.github.boxeventflux.internal.engine.PagePlan;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;

/**
 * A page on its way through the loop.
 *
 * @param readWith the position it was read with
 * @param page the events to deliver, and where reading goes on
 * @param advanced whether that is another position
 * @param number which page of the subscription it is, from 1
 * @param then what comes after it
 */
record ReadPage(StreamPosition readWith, EventPage page, boolean advanced, long number, PagePlan.Next then) {}
