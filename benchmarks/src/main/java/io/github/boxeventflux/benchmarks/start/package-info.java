/** How long a program takes from its start to the first event. */
@NullMarked
package io.github.boxeventflux.benchmarks.start;

import org.jspecify.annotations.NullMarked;
