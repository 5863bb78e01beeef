package io.github.boxeventflux.reactor;

/** How the events of a stream are handled by {@link BoxEventFlux#process}. */
public final class ProcessOptions {

    private static final ProcessOptions DEFAULTS = new ProcessOptions();

    private ProcessOptions() {}

    /** One event after the other; the first failure of the handler ends the processing. */
    public static ProcessOptions defaults() {
        return DEFAULTS;
    }
}
