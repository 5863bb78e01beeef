/** A server that has many events ready and costs next to nothing, and the reading of all of them. */
@NullMarked
package io.github.boxeventflux.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
