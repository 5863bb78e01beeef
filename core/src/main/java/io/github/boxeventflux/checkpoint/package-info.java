/** How far a stream was read, and where that is kept. */
@NullMarked
package io.github.boxeventflux.checkpoint;

import org.jspecify.annotations.NullMarked;
