/** For tests of programs that read Box events: a fake Box server, sample events and what a store keeps to. */
@NullMarked
package io.github.boxeventflux.test;

import org.jspecify.annotations.NullMarked;
