/** For tests of programs that read Box events: a fake Box server and sample events. */
@NullMarked
package io.github.boxeventflux.test;

import org.jspecify.annotations.NullMarked;
