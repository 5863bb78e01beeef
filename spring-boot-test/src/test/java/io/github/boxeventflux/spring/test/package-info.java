@org.jspecify.annotations.NullMarked
package io.github.boxeventflux.spring.test;
