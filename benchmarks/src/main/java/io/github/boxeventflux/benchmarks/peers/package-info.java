/** The official SDK's two ways to read events, told that plain http is meant. */
@NullMarked
package io.github.boxeventflux.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
