package io.github.boxeventflux.spring;

import io.github.boxeventflux.options.StreamOptions;

/**
 * Changes the options of a stream before they are built, where properties do not suffice. Beans of this type are called in
 * their order, after the properties.
 */
@FunctionalInterface
public interface StreamOptionsCustomizer {

    /**
     * Changes what are to become the options.
     *
     * @param stream the name of the stream
     */
    void customize(String stream, StreamOptions.Builder builder);
}
