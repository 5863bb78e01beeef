/** What happened in Box: one event, who did it, to what. */
@NullMarked
package io.github.boxeventflux.event;

import org.jspecify.annotations.NullMarked;
