package io.github.boxeventflux.stream;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in a stream, as Box named it. Opaque: positions grow past 2<sup>53</sup> and may be any text, so they are
 * kept character for character and never calculated with or compared for order.
 *
 * @param value Box's text for it; never blank
 */
public record StreamPosition(@JsonValue String value) {

    /**
     * Keeps the text as it is.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public StreamPosition {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "position: a blank text is not allowed; allowed is a position that Box gave");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
