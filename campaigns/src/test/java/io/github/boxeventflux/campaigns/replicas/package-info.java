/** Replicas of one reader that share a lease, and the proof that breaks them in turn. */
@NullMarked
package io.github.boxeventflux.campaigns.replicas;

import org.jspecify.annotations.NullMarked;
