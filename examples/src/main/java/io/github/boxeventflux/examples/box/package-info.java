/** What a program reads: the real Box or one that is played, and which of its events. */
@NullMarked
package io.github.boxeventflux.examples.box;

import org.jspecify.annotations.NullMarked;
