/**
 * Random faults in random order, on every call and every stream: a schedule says what happens and when, a trial lets it
 * happen, and a verdict says whether a reader got what it should.
 */
@NullMarked
package io.github.boxeventflux.campaigns.faults;

import org.jspecify.annotations.NullMarked;
