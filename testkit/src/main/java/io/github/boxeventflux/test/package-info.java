/** For tests of programs that read Box events: a fake Box server, networks that fail, sample events and what a store keeps to. */
@NullMarked
package io.github.boxeventflux.test;

import org.jspecify.annotations.NullMarked;
