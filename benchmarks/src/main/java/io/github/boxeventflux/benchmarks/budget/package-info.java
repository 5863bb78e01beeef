/** How much of a request budget is used, and who waits for it. */
@NullMarked
package io.github.boxeventflux.benchmarks.budget;

import org.jspecify.annotations.NullMarked;
