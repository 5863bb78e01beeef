package io.github.boxeventflux.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image is to keep for reflection: what the endpoint writes as JSON. Spring itself sees to the listener
 * methods, whose annotation is {@link org.springframework.aot.hint.annotation.Reflective}, and to the properties.
 */
final class BoxEventsRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), StreamReport.class);
    }
}
