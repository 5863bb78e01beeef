/** How long an event takes from the notice of it to the subscriber. */
@NullMarked
package io.github.boxeventflux.benchmarks.notice;

import org.jspecify.annotations.NullMarked;
