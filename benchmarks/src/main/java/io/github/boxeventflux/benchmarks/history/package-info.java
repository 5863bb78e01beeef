/** What reading history in parallel brings: the same year read by one, by two, by four and by eight readers. */
@NullMarked
package io.github.boxeventflux.benchmarks.history;

import org.jspecify.annotations.NullMarked;
