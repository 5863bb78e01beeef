package io.github.boxeventflux.spring;

import io.github.boxeventflux.reactor.BoxEventClient;

/**
 * Changes the auto-configured client before it is built: its {@code HttpClient}, its clock, its scheduler. Beans of this type
 * are called in their order.
 */
@FunctionalInterface
public interface BoxEventClientCustomizer {

    /** Changes what is to become the client. */
    void customize(BoxEventClient.Builder builder);
}
