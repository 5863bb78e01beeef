/** The Box events API in a Spring Boot application: wiring, and nothing else. */
@NullMarked
package io.github.boxeventflux.spring;

import org.jspecify.annotations.NullMarked;
