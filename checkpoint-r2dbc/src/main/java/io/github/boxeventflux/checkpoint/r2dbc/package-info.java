/** Checkpoints and leases in PostgreSQL. */
@NullMarked
package io.github.boxeventflux.checkpoint.r2dbc;

import org.jspecify.annotations.NullMarked;
