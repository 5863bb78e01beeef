/** Everything that can go wrong, sorted by what the caller can do about it. */
@NullMarked
package io.github.boxeventflux.error;

import org.jspecify.annotations.NullMarked;
