/** What users get, as it would be published. */
@NullMarked
package io.github.boxeventflux.it;

import org.jspecify.annotations.NullMarked;
