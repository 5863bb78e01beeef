/**
 * A Box account's events as they come, for any number of browsers. {@link
 * io.github.boxeventflux.examples.dashboard.Feed} is the part to copy: one stream, read once, shared by all.
 */
@NullMarked
package io.github.boxeventflux.examples.dashboard;

import org.jspecify.annotations.NullMarked;
