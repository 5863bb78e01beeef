/** A fake Box for the tests of Spring Boot applications. */
@NullMarked
package io.github.boxeventflux.spring.test;

import org.jspecify.annotations.NullMarked;
