/** A Box in a process of its own in which an enterprise lives, and what it has seen. */
@NullMarked
package io.github.boxeventflux.benchmarks.enterprise;

import org.jspecify.annotations.NullMarked;
