package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A listener method that cannot work ends the start of the application. */
class RefusedListenersTest {

    private static FailureAnalysis of(Class<?> bean, String... properties) {
        return Failures.of(Contexts.withToken().withBean(bean).withPropertyValues(properties));
    }

    static class UnknownStream {
        @BoxEventListener(stream = "audit")
        void on(Event event) {}
    }

    @Test
    void itsStreamMustExist() {
        FailureAnalysis analysis = of(UnknownStream.class);
        assertThat(analysis.getDescription())
                .isEqualTo("The listener method UnknownStream.on(Event): there is no stream \"audit\".");
        assertThat(analysis.getAction())
                .isEqualTo("Name one of [events], or add box.events.streams.audit to the properties.");
    }

    static class NoStream {
        @BoxEventListener
        void on(Event event) {}
    }

    @Test
    void ofSeveralStreamsItMustNameOne() {
        FailureAnalysis analysis =
                of(NoStream.class, "box.events.streams.a.as-user=1", "box.events.streams.b.as-user=2");
        assertThat(analysis.getDescription())
                .isEqualTo("The listener method NoStream.on(Event): names no stream, and there are several.");
        assertThat(analysis.getAction()).startsWith("Name one of [a, b]");
    }

    static class WrongParameter {
        @BoxEventListener
        void on(String event) {}
    }

    static class NoParameter {
        @BoxEventListener
        void on() {}
    }

    static class TwoParameters {
        @BoxEventListener
        void on(Event event, String other) {}
    }

    static class FluxOfAnything {
        @BoxEventListener
        void on(Flux<?> events) {}
    }

    @Test
    void itTakesAnEventOrAllOfThem() {
        assertThat(of(WrongParameter.class).getDescription())
                .isEqualTo("The listener method WrongParameter.on(String): its parameters are not allowed.");
        assertThat(of(WrongParameter.class).getAction()).isEqualTo("Give it one parameter, an Event or a Flux<Event>.");
        assertThat(of(NoParameter.class).getDescription()).contains("NoParameter.on()");
        assertThat(of(TwoParameters.class).getDescription()).contains("TwoParameters.on(Event, String)");
        assertThat(of(FluxOfAnything.class).getDescription()).contains("FluxOfAnything.on(Flux)");
    }

    static class WrongResult {
        @BoxEventListener
        int on(Event event) {
            return 1;
        }
    }

    @Test
    void itReturnsNothingOrWhatCompletes() {
        assertThat(of(WrongResult.class).getDescription())
                .isEqualTo("The listener method WrongResult.on(Event): to return int is not allowed.");
        assertThat(of(WrongResult.class).getAction()).contains("void", "Mono");
    }

    static class BlankType {
        @BoxEventListener(eventTypes = {"LOGIN", " "})
        void on(Event event) {}
    }

    @Test
    void eventTypesHaveNames() {
        assertThat(of(BlankType.class).getDescription())
                .startsWith("The listener method BlankType.on(Event): eventType: a blank name is not allowed");
    }

    static class WholeAndSingle {
        @BoxEventListener
        Mono<Void> all(Flux<Event> events) {
            return events.then();
        }

        @BoxEventListener
        void each(Event event) {}
    }

    @Test
    void whoTakesTheWholeStreamIsAlone() {
        FailureAnalysis analysis = of(WholeAndSingle.class);
        assertThat(analysis.getDescription())
                .startsWith("The stream \"events\" has the listener methods ")
                .contains("WholeAndSingle.all(Flux)", "WholeAndSingle.each(Event)");
        assertThat(analysis.getAction()).isEqualTo("Let them all take an Event, or give each a stream of its own.");
    }
}
