package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about. Box sends many shapes; each one that is known has a type here, and any other is an
 * {@link OtherSource}. Every shape keeps all its fields in {@link #fields()}.
 *
 * <pre>{@code
 * if (event.source() instanceof ItemSource item) {
 *     System.out.println(item.itemType() + " " + item.name());
 * }
 * }</pre>
 */
public sealed interface EventSource
        permits ItemSource,
                UserSource,
                AppItemSource,
                CollaborationSource,
                GroupSource,
                ApplicationSource,
                BarrierSource,
                OtherSource {

    /** The id of the thing, as text whether Box sent text or a number. */
    @Nullable
    String id();

    /** The name of the thing. */
    @Nullable
    String name();

    /** All fields in Box's order, with the value types of {@link Event#additionalDetails()}; not modifiable. */
    Map<String, @Nullable Object> fields();
}
