/** Proofs that kill, freeze and starve real processes. */
@NullMarked
package io.github.boxeventflux.campaigns;

import org.jspecify.annotations.NullMarked;
