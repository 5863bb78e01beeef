/** A Kafka broker and Connect workers as processes of their own, to run examples, proofs and measurements on. */
@NullMarked
package io.github.boxeventflux.examples.kafka.cluster;

import org.jspecify.annotations.NullMarked;
