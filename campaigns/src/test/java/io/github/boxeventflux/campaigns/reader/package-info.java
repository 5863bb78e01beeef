/** A program that reads a stream, and the proofs that kill and starve it. */
@NullMarked
package io.github.boxeventflux.campaigns.reader;

import org.jspecify.annotations.NullMarked;
