/**
 * A program that writes a period of an enterprise's events to a file, and goes on after a kill. {@link
 * io.github.boxeventflux.examples.export.EventExport} and {@link io.github.boxeventflux.examples.export.GrowingFile} are
 * the parts to copy; the rest is formats and a command line's clothing.
 */
@NullMarked
package io.github.boxeventflux.examples.export;

import org.jspecify.annotations.NullMarked;
