/** The Box events API as a cold, demand-driven {@code Flux}. */
@NullMarked
package io.github.boxeventflux.reactor;

import org.jspecify.annotations.NullMarked;
