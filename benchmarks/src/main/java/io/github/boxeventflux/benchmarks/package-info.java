/**
 * What the library costs, measured on whole programs. Each measurement is a package with a command of {@link
 * io.github.boxeventflux.benchmarks.Benchmarks}; {@code docs/performance.md} says what they found.
 */
@NullMarked
package io.github.boxeventflux.benchmarks;

import org.jspecify.annotations.NullMarked;
