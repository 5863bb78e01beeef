/** Programs to run and to copy from. */
@NullMarked
package io.github.boxeventflux.examples;

import org.jspecify.annotations.NullMarked;
