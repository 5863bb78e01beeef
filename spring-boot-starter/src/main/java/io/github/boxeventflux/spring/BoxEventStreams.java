package io.github.boxeventflux.spring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** All streams that the application has configured, by name. */
public final class BoxEventStreams {

    private final Map<String, BoxEventStream> streams;

    private BoxEventStreams(Map<String, BoxEventStream> streams) {
        this.streams = streams;
    }

    /**
     * Those streams.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public static BoxEventStreams of(Collection<? extends BoxEventStream> streams) {
        Map<String, BoxEventStream> byName = new LinkedHashMap<>();
        for (BoxEventStream stream : streams) {
            if (byName.put(stream.name(), stream) != null) {
                throw new IllegalArgumentException(
                        "streams: two of the name " + stream.name() + " are not allowed; allowed is one of each name");
            }
        }
        return new BoxEventStreams(Collections.unmodifiableMap(byName));
    }

    /** The names, in the order of the properties. */
    public Set<String> names() {
        return streams.keySet();
    }

    /** The streams, in the order of the properties. */
    public Collection<BoxEventStream> all() {
        return streams.values();
    }

    /**
     * The stream of that name.
     *
     * @throws NoSuchElementException when there is none
     */
    public BoxEventStream get(String name) {
        BoxEventStream stream = streams.get(name);
        if (stream == null) {
            throw new NoSuchElementException("There is no stream " + name + "; there are " + names());
        }
        return stream;
    }

    /** The names. */
    @Override
    public String toString() {
        return "BoxEventStreams" + names();
    }
}
