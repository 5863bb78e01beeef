/** What so many accounts need, computed by a model; and the same measured on a process with ten thousand of them. */
@NullMarked
package io.github.boxeventflux.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
