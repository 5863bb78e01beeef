package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/** Who looks at single pieces of a stream's work. */
interface Observing {

    /** Nobody. */
    Observing NOTHING = new Observing() {
        @Override
        public BoxApi reads(StreamInfo stream, BoxApi api) {
            return api;
        }

        @Override
        public Function<Event, Publisher<?>> handling(
                StreamInfo stream, Function<? super Event, ? extends Publisher<?>> handler) {
            return handler::apply;
        }
    };

    /** The same calls; each that reads a page is looked at. */
    BoxApi reads(StreamInfo stream, BoxApi api);

    /** The same handler; each time that it is handed an event is looked at. */
    Function<Event, Publisher<?>> handling(StreamInfo stream, Function<? super Event, ? extends Publisher<?>> handler);
}
