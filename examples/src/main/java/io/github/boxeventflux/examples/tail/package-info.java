/**
 * A program that prints the events of a Box account as they come. {@link
 * io.github.boxeventflux.examples.tail.EventTail} is the part to copy; the rest is a command line's clothing.
 */
@NullMarked
package io.github.boxeventflux.examples.tail;

import org.jspecify.annotations.NullMarked;
