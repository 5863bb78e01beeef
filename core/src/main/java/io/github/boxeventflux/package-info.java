/** The root of Box Event Flux; it holds no types itself. */
@NullMarked
package io.github.boxeventflux;

import org.jspecify.annotations.NullMarked;
