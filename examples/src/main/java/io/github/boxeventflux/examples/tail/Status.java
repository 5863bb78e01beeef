package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the program is, at one moment.
 *
 * @param time that moment
 * @param activity what the stream does
 * @param events how many events were printed
 * @param perMinute how many of them in the last minute
 * @param repeats how many repeats the library left out
 * @param position where to start again; {@code null} before the first answer
 */
record Status(
        Instant time,
        Activity activity,
        long events,
        long perMinute,
        long repeats,
        @Nullable StreamPosition position) {}
