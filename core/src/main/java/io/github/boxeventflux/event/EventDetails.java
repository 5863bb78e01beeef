package io.github.boxeventflux.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an event that few readers want, decoded when one asks.
 *
 * @param source what the event is about; {@code null} when Box sent none
 * @param additionalDetails the fields of {@code additional_details}; empty when Box sent none
 */
public record EventDetails(@Nullable EventSource source, Map<String, @Nullable Object> additionalDetails) {}
