/** A Kafka Connect source connector for the Box events API. */
@NullMarked
package io.github.boxeventflux.kafka.connect;

import org.jspecify.annotations.NullMarked;
