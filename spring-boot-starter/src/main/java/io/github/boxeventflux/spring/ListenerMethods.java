package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Flux;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Finds the listener methods of all beans, and refuses what cannot work. */
final class ListenerMethods {

    private static final Logger LOG = Loggers.getLogger(BoxEventListener.class);

    private final ConfigurableListableBeanFactory beans;
    private final BoxEventStreams streams;

    ListenerMethods(ConfigurableListableBeanFactory beans, BoxEventStreams streams) {
        this.beans = beans;
        this.streams = streams;
    }

    /** The methods, by the name of their stream. */
    Map<String, List<ListenerMethod>> find() {
        Map<String, List<ListenerMethod>> found = new LinkedHashMap<>();
        for (String bean : beans.getBeanNamesForType(Object.class)) {
            Class<?> type =
                    ScopedProxyUtils.isScopedTarget(bean) ? null : AutoProxyUtils.determineTargetClass(beans, bean);
            if (type != null && AnnotationUtils.isCandidateClass(type, BoxEventListener.class)) {
                annotated(type).forEach((method, annotation) -> {
                    ListenerMethod listener = listener(bean, type, method, annotation);
                    found.computeIfAbsent(listener.stream(), unused -> new ArrayList<>())
                            .add(listener);
                });
            }
        }
        found.forEach(ListenerMethods::checkTogether);
        return found;
    }

    private static Map<Method, BoxEventListener> annotated(Class<?> type) {
        try {
            return MethodIntrospector.selectMethods(
                    type, (MethodIntrospector.MetadataLookup<@Nullable BoxEventListener>)
                            method -> AnnotatedElementUtils.findMergedAnnotation(method, BoxEventListener.class));
        } catch (IllegalStateException | LinkageError e) {
            // Somebody else's bean, with methods whose types are optional and not there. Spring passes over it, too.
            LOG.debug("The methods of {} cannot be looked at: {}", type, e);
            return Map.of();
        }
    }

    private ListenerMethod listener(String bean, Class<?> type, Method method, BoxEventListener annotation) {
        Class<?> invoked = beans.getType(bean);
        Method invocable = AopUtils.selectInvocableMethod(method, invoked == null ? type : invoked);
        ReflectionUtils.makeAccessible(invocable);
        Supplier<Object> instance = () -> beans.getBean(bean);
        return new ListenerMethod(
                stream(method, annotation),
                types(method, annotation),
                takesWholeStream(type, method),
                instance,
                invocable,
                result(method));
    }

    private String stream(Method method, BoxEventListener annotation) {
        String stream = annotation.stream();
        if (stream.isEmpty() && streams.names().size() == 1) {
            return streams.names().iterator().next();
        }
        if (!streams.names().contains(stream)) {
            throw refused(
                    method,
                    stream.isEmpty()
                            ? "names no stream, and there are several"
                            : "there is no stream \"" + stream + "\"",
                    "Name one of " + streams.names() + ", or add box.events.streams."
                            + (stream.isEmpty() ? "…" : stream) + " to the properties.");
        }
        return stream;
    }

    private static Set<EventType> types(Method method, BoxEventListener annotation) {
        try {
            return Arrays.stream(annotation.eventTypes()).map(EventType::of).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw refused(method, String.valueOf(e.getMessage()), "Correct the eventTypes of its annotation.");
        }
    }

    private static boolean takesWholeStream(Class<?> type, Method method) {
        ResolvableType parameter = method.getParameterCount() == 1
                ? ResolvableType.forMethodParameter(method, 0, type)
                : ResolvableType.NONE;
        if (parameter.resolve() == Event.class) {
            return false;
        }
        if (parameter.resolve() == Flux.class && parameter.getGeneric(0).resolve() == Event.class) {
            return true;
        }
        throw refused(method, "its parameters are not allowed", "Give it one parameter, an Event or a Flux<Event>.");
    }

    private static @Nullable ReactiveAdapter result(Method method) {
        Class<?> type = method.getReturnType();
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
        if (adapter == null && type != void.class) {
            throw refused(
                    method,
                    "to return " + type.getSimpleName() + " is not allowed",
                    "Let it return void, or a Mono or another publisher that completes when the event is done.");
        }
        return adapter;
    }

    private static void checkTogether(String stream, List<ListenerMethod> methods) {
        if (methods.size() > 1 && methods.stream().anyMatch(ListenerMethod::wholeStream)) {
            throw new UnusableConfigurationException(
                    "The stream \"" + stream + "\" has the listener methods " + methods
                            + ": one that takes a Flux<Event> is not allowed beside another one.",
                    "Let them all take an Event, or give each a stream of its own.");
        }
    }

    private static UnusableConfigurationException refused(Method method, String why, String action) {
        return new UnusableConfigurationException(
                "The listener method " + ListenerMethod.describe(method) + ": " + why + ".", action);
    }
}
