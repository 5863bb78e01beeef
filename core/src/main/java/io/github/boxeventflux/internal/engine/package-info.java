/** Not API. The decisions of a reader, without time and without I/O. */
@NullMarked
package io.github.boxeventflux.internal.engine;

import org.jspecify.annotations.NullMarked;
