package io.github.boxeventflux.kafka.connect;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A page as records.
 *
 * @param stream whose it is
 * @param records maybe none, where only the position moved
 * @param offset where a restart goes on when all of them are in Kafka
 */
record RecordsPage(BoxStream stream, List<SourceRecord> records, Map<String, String> offset) {}
