package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A method with {@link BoxEventListener}.
 *
 * @param stream the name of its stream
 * @param types those that it wants; empty for all
 * @param wholeStream whether it takes a {@code Flux<Event>}
 * @param result makes a publisher of what it returns; {@code null} when it returns nothing
 */
record ListenerMethod(
        String stream,
        Set<EventType> types,
        boolean wholeStream,
        Supplier<Object> bean,
        Method method,
        @Nullable ReactiveAdapter result) {

    boolean wants(Event event) {
        return types.isEmpty() || types.contains(event.eventType());
    }

    /** Calls it with an event, where it may block if it returns nothing. Done when what it returns is. */
    Mono<Void> handle(Event event) {
        return result == null
                ? Mono.<Void>create(done -> block(event, done)).subscribeOn(Schedulers.boundedElastic())
                : Mono.defer(() -> Flux.from(call(event)).then());
    }

    private void block(Event event, MonoSink<Void> done) {
        AtomicBoolean cancelled = new AtomicBoolean();
        done.onCancel(() -> cancelled.set(true));
        try {
            invoke(event);
            done.success();
        } catch (Throwable e) {
            Exceptions.throwIfJvmFatal(e);
            // Whoever has been interrupted fails, and nobody wants to know.
            if (!cancelled.get()) {
                done.error(e);
            }
        }
    }

    /** Calls it with all events. Done when what it returns is; at once, when it returns nothing. */
    Mono<Void> read(Flux<Event> events) {
        return Mono.defer(() -> Flux.from(call(events.filter(this::wants))).then());
    }

    private Publisher<?> call(Object argument) {
        try {
            Object returned = invoke(argument);
            return result == null ? Mono.empty() : result.toPublisher(returned);
        } catch (Throwable e) {
            Exceptions.throwIfJvmFatal(e);
            return Mono.error(e);
        }
    }

    private @Nullable Object invoke(Object argument) throws Throwable {
        try {
            return method.invoke(bean.get(), argument);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** For people: the class, the method and its parameter. */
    @Override
    public String toString() {
        return describe(method);
    }

    static String describe(Method method) {
        StringBuilder parameters = new StringBuilder();
        for (Class<?> type : method.getParameterTypes()) {
            parameters.append(parameters.isEmpty() ? "" : ", ").append(type.getSimpleName());
        }
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + parameters + ")";
    }
}
