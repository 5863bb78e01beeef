/** This library and the official SDK's two ways to read events; the SDK is told that plain http is meant. */
@NullMarked
package io.github.boxeventflux.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
