/** What thousands of streams cost to which nothing happens, and how soon each hears of what does. */
@NullMarked
package io.github.boxeventflux.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
