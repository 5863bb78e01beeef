package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Event;
import java.util.List;
import java.util.Map;

/**
 * A page on its way to Kafka.
 *
 * @param stream whose it is
 * @param events what it holds; maybe nothing, where only the position moved
 * @param offset where a restart goes on when all of it is in Kafka
 */
record StreamPage(BoxStream stream, List<Event> events, Map<String, String> offset) {}
