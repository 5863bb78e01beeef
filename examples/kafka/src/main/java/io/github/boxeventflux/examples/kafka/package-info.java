/** A Kafka broker, a Connect worker with the connector, and a consumer that prints what arrives, in one command. */
@NullMarked
package io.github.boxeventflux.examples.kafka;

import org.jspecify.annotations.NullMarked;
