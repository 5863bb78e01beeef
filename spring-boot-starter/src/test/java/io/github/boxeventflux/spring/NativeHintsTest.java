package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;

/** In a native image listener methods are called, properties bound and answers of the endpoint written by reflection. */
class NativeHintsTest {

    static class Listener {

        @BoxEventListener
        void on(Event event) {}

        void other(Event event) {}
    }

    private static RuntimeHints hints() {
        TestGenerationContext generation = new TestGenerationContext(Listener.class);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(Listener.class, BoxEventsAutoConfiguration.class);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }

    @Test
    void listenerMethodsCanBeCalled() throws NoSuchMethodException {
        RuntimeHints hints = hints();

        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(Listener.class.getDeclaredMethod("on", Event.class)))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(Listener.class.getDeclaredMethod("other", Event.class)))
                .rejects(hints);
    }

    @Test
    void propertiesCanBeBound() {
        RuntimeHints hints = hints();

        assertThat(RuntimeHintsPredicates.reflection()
                        .onConstructorInvocation(
                                BoxEventStreamProperties.Limits.class.getDeclaredConstructors()[0]))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(BoxEventsProperties.class))
                .accepts(hints);
    }

    @Test
    void reportsCanBeWritten() throws NoSuchMethodException {
        assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(StreamReport.class.getMethod("state")))
                .accepts(hints());
    }
}
