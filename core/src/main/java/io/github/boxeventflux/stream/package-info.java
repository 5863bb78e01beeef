/** What is read: the stream, the place in it, and the page that Box answers. */
@NullMarked
package io.github.boxeventflux.stream;

import org.jspecify.annotations.NullMarked;
