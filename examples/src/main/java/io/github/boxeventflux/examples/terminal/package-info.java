/** A command line's clothing, which the programs share: where output goes, how a person ends it, what it is called. */
@NullMarked
package io.github.boxeventflux.examples.terminal;

import org.jspecify.annotations.NullMarked;
