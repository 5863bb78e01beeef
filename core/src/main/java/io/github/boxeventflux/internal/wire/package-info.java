/** Not API. Box's wire format: requests to text, answers to values and errors. */
@NullMarked
package io.github.boxeventflux.internal.wire;

import org.jspecify.annotations.NullMarked;
