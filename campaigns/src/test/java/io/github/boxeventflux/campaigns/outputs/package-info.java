/** What tests write: the reports and outputs of all modules. */
@NullMarked
package io.github.boxeventflux.campaigns.outputs;

import org.jspecify.annotations.NullMarked;
