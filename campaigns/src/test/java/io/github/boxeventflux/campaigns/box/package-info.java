/** The Box of a campaign: a process of its own, so that nothing that is killed takes it along. */
@NullMarked
package io.github.boxeventflux.campaigns.box;

import org.jspecify.annotations.NullMarked;
