/** What measurements have in common: processes of their own, candidates in turns, medians, a table and a file. */
@NullMarked
package io.github.boxeventflux.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
