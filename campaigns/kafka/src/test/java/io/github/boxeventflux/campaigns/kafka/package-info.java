/** Proofs on a real Kafka broker and real Connect workers, each a process of its own. */
@NullMarked
package io.github.boxeventflux.campaigns.kafka;

import org.jspecify.annotations.NullMarked;
