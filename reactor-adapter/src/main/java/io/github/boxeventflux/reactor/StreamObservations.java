package io.github.boxeventflux.reactor;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is observed when a client has an {@link BoxEventClient.Builder#observationRegistry observation registry}: nothing as
 * long as a stream, which lasts for months, but each call that reads a page, and each time that an event is handed to a
 * handler.
 */
public enum StreamObservations implements ObservationDocumentation {
    /** One call to Box that reads a page; a call that is made again is another one. */
    READ("box.events.read", "box events read"),
    /** One time that the handler of {@link BoxEventFlux#process} is handed an event. */
    HANDLE("box.events.handle", "box events handle", Key.EVENT_ID, Key.EVENT_TYPE);

    /** The keys. */
    public enum Key implements KeyName {
        /** The stream's name; {@code none} when it has none. Of few values, unless each user has a stream of that name. */
        STREAM("box.stream"),
        /** Box's name for what is read. Of few values. */
        STREAM_TYPE("box.stream.type"),
        /** The event's id; {@code none} when it has none. Of many values. */
        EVENT_ID("box.event.id"),
        /** The event's type, which Box may make up at any time. Of many values. */
        EVENT_TYPE("box.event.type");

        private final String key;

        Key(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    private final String name;
    private final String contextualName;

    @SuppressWarnings("ImmutableEnumChecker") // Given away as a copy.
    private final Key[] highCardinality;

    StreamObservations(String name, String contextualName, Key... highCardinality) {
        this.name = name;
        this.contextualName = contextualName;
        this.highCardinality = highCardinality;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getContextualName() {
        return contextualName;
    }

    @Override
    public @Nullable Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return null;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return new KeyName[] {Key.STREAM, Key.STREAM_TYPE};
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return Arrays.copyOf(highCardinality, highCardinality.length, KeyName[].class);
    }
}
