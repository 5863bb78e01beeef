/** What grows with the length of a stream: the same reading of ten thousand events and of ten million. */
@NullMarked
package io.github.boxeventflux.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
