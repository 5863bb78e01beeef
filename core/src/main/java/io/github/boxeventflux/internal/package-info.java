/** Not API. What several parts of the library share. */
@NullMarked
package io.github.boxeventflux.internal;

import org.jspecify.annotations.NullMarked;
