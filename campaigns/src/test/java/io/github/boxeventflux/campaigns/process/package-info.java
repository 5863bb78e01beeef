/** Other processes: started, told, listened to, killed, and never left behind. */
@NullMarked
package io.github.boxeventflux.campaigns.process;

import org.jspecify.annotations.NullMarked;
