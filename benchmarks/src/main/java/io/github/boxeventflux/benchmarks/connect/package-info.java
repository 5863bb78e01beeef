/** How fast events come into Kafka, beside a connector that has nothing to do but to hand over what is prepared. */
@NullMarked
package io.github.boxeventflux.benchmarks.connect;

import org.jspecify.annotations.NullMarked;
