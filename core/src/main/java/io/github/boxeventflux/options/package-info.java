/** How a stream is to be read. Whatever cannot work is refused when the options are built. */
@NullMarked
package io.github.boxeventflux.options;

import org.jspecify.annotations.NullMarked;
