package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an event's JSON what few readers want, when one asks. For decoders. It does not throw: an event of which a part
 * cannot be read still has its JSON.
 */
public interface EventDetailsDecoder {

    /**
     * What the event is about; {@code null} when that cannot be read.
     *
     * @param json all of the event, in UTF-8; not to be changed
     * @param at where its value begins, in bytes
     */
    @Nullable
    EventSource source(byte[] json, int at);

    /**
     * The id of that alone.
     *
     * @param json all of the event, in UTF-8; not to be changed
     * @param at where the value of what it is about begins, in bytes
     */
    @Nullable
    String sourceId(byte[] json, int at);

    /**
     * The fields of {@code additional_details}, not modifiable; none when it is no object, or cannot be read.
     *
     * @param json all of the event, in UTF-8; not to be changed
     * @param at where its value begins, in bytes
     */
    Map<String, @Nullable Object> additionalDetails(byte[] json, int at);
}
