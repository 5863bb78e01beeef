/** What core's tests share: seeds, random JSON, samples. */
@NullMarked
package io.github.boxeventflux.support;

import org.jspecify.annotations.NullMarked;
