/** Access tokens and where they come from. */
@NullMarked
package io.github.boxeventflux.auth;

import org.jspecify.annotations.NullMarked;
