package io.github.boxeventflux.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aot.hint.annotation.Reflective;

/**
 * A method of a bean that gets the events of a stream, as soon as the application is up and until it ends.
 *
 * <pre>{@code
 * @BoxEventListener(eventTypes = "ITEM_UPLOAD")
 * Mono<Void> uploaded(Event event) {
 *     return index.add(event);
 * }
 * }</pre>
 *
 * <p>With a parameter {@link io.github.boxeventflux.event.Event} it is called for each event. It returns {@code void}, and
 * may block then, since it is called on a thread of {@link reactor.core.scheduler.Schedulers#boundedElastic()}; or a
 * {@code Mono} or another publisher, at whose completion it is done. All such methods of a stream share one reader: an event
 * is done when all methods that want it are done. When one of them fails, they all get the event again, as
 * {@code box.events.process} says.
 *
 * <p>With a parameter {@code Flux<Event>} it is called once, when reading starts, and gets the whole stream. It returns a
 * {@code Mono} or another publisher, which is subscribed to, or {@code void} when it subscribes itself. It is the only method
 * of its stream. With a checkpoint store, an event counts as done when the next one is asked for.
 *
 * <p>A method that is none of these, and a stream that does not exist, end the start of the application.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface BoxEventListener {

    /** The name of the stream; by default the only one. */
    String stream() default "";

    /** Only events of these types, by their names; all when it is empty. */
    String[] eventTypes() default {};
}
