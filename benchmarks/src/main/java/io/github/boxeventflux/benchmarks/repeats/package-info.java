/** What it takes to know repeats. */
@NullMarked
package io.github.boxeventflux.benchmarks.repeats;

import org.jspecify.annotations.NullMarked;
