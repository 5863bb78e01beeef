/** What a checkpoint costs: the same backlog read with and without a checkpoint store. */
@NullMarked
package io.github.boxeventflux.benchmarks.checkpoint;

import org.jspecify.annotations.NullMarked;
