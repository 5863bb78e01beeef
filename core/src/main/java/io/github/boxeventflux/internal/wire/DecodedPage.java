package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as it came.
 *
 * @param events the entries, in Box's order
 * @param nextPosition the next position as Box wrote it, fit for nothing until it was judged; {@code null} when absent
 */
public record DecodedPage(List<Event> events, @Nullable String nextPosition) {}
