/** A Box of which nothing is slow, so that only its readers are measured. */
@NullMarked
package io.github.boxeventflux.benchmarks.box;

import org.jspecify.annotations.NullMarked;
