package io.github.boxeventflux.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Lets the application of a test read a {@link io.github.boxeventflux.test.FakeBox}, which is a bean that tests can be
 * given.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureFakeBox
 * class UploadsTest {
 *
 *     @Autowired
 *     private FakeBox box;
 * }
 * }</pre>
 *
 * <p>Whatever properties say of tokens and of where Box is, they are the fake one's. Checkpoints are kept in memory, unless
 * {@code box.events.checkpoint} says where. The Box lives as long as the application context, so tests that share one share
 * what has happened in it.
 *
 * <p>Whoever needs another Box, such as one with an enterprise, defines a bean of type {@code FakeBox} in a test
 * configuration; then this annotation is not needed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(FakeBoxAutoConfiguration.class)
public @interface AutoConfigureFakeBox {}
