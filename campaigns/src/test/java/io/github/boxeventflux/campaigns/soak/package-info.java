/** One stream for a very long time in very little memory, while things break. */
@NullMarked
package io.github.boxeventflux.campaigns.soak;

import org.jspecify.annotations.NullMarked;
