/** What it takes to make events of a page's bytes. */
@NullMarked
package io.github.boxeventflux.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
